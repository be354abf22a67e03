#include "rules/book.h"
namespace nutgraf {
struct Book::Tables { std::vector<RuleSetInfo> rulesets; };
Book::Book(std::span<const std::byte>) : tables_(std::make_unique<Tables>()) {}
Book::Book(std::vector<std::byte>) : tables_(std::make_unique<Tables>()) {}
Book::~Book() = default;
TypeId Book::word_type(std::string_view, Shape) const { return 0; }
TypeId Book::number_type(std::string_view) const { return 0; }
TypeId Book::mention_type(MentionClass) const { return 0; }
TypeId Book::url_type() const { return 0; }
TypeId Book::space_type() const { return 0; }
TypeId Book::begin_type() const { return 0; }
TypeId Book::end_type() const { return 0; }
ClassId Book::find_class(std::string_view) const { return no_class; }
bool Book::is(TypeId, ClassId) const { return false; }
std::uint64_t Book::word_hash(std::string_view) { return 0; }
bool Book::begins_phrase(TypeId) const { return false; }
Book::Phrase Book::find_phrase(std::span<const std::uint64_t>, std::span<const std::string_view>) const { return {}; }
std::optional<std::string_view> Book::value(ClassId, std::string_view) const { return {}; }
const std::vector<RuleSetInfo>& Book::rulesets() const { return tables_->rulesets; }
std::string_view Book::digest() const { return ""; }
std::string_view mention_class_name(MentionClass) { return ""; }
}

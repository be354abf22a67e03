#include "rules/book.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

#include "rules/image.h"
#include "rules/words.h"

namespace nutgraf {
namespace {

constexpr std::array<std::string_view, mention_class_count> mention_names = {
    "money",    "percentage", "percentage_points", "count",  "ratio", "multiple", "rank", "quantity",
    "duration", "score",      "organisation",      "person", "place", "candidate"};

template <typename Slot>
const Slot* find_slot(std::span<const Slot> table, std::uint64_t hash) {
  if (table.empty() || hash == 0) return nullptr;
  const std::size_t mask = table.size() - 1;
  for (std::size_t at = hash & mask; table[at].hash != 0; at = (at + 1) & mask) {
    if (table[at].hash == hash) return &table[at];
  }
  return nullptr;
}

}  // namespace

std::string_view mention_class_name(MentionClass mention) { return mention_names[static_cast<std::size_t>(mention)]; }

struct Book::Tables {
  std::vector<std::byte> owned;
  const std::byte* base = nullptr;
  std::span<const image::WordSlot> words, suffixes;
  std::span<const image::PhraseSlot> phrases;
  std::span<const image::ValueSlot> values;
  std::span<const std::uint64_t> class_bits;
  const image::Types* types = nullptr;
  std::size_t class_words = 0;
  ClassId phrase_class = no_class;
  std::unordered_map<std::string_view, ClassId> class_ids;
  std::vector<RuleSetInfo> rulesets;
  std::string digest;

  std::string_view string(image::Str str) const {
    return {reinterpret_cast<const char*>(image::section<std::byte>(base, image::pool).data()) + str.at, str.size};
  }

  void open(std::span<const std::byte> image) {
    base = image.data();
    const auto& header = *reinterpret_cast<const image::Header*>(base);
    words = image::section<image::WordSlot>(base, image::words);
    suffixes = image::section<image::WordSlot>(base, image::suffixes);
    phrases = image::section<image::PhraseSlot>(base, image::phrases);
    values = image::section<image::ValueSlot>(base, image::values);
    class_bits = image::section<std::uint64_t>(base, image::class_bits);
    types = image::section<image::Types>(base, image::types).data();
    class_words = header.class_words;
    const auto names = image::section<image::Str>(base, image::class_names);
    for (std::size_t i = 0; i < names.size(); ++i) class_ids.emplace(string(names[i]), static_cast<ClassId>(i));
    phrase_class = class_ids.at("#phrase");
    constexpr char hex[] = "0123456789abcdef";
    for (int shift = 60; shift >= 0; shift -= 4) digest += hex[(header.digest >> shift) & 15];
    for (const image::RuleSet& set : image::section<image::RuleSet>(base, image::rulesets)) {
      rulesets.push_back(read_set(set));
      rulesets.back().bit = image::bit_of_set(rulesets.size() - 1);
    }
  }

  RuleSetInfo read_set(const image::RuleSet& set) const {
    const auto& header = *reinterpret_cast<const image::Header*>(base);
    const auto masks = image::section<std::uint64_t>(base, image::masks);
    RuleSetInfo info;
    info.name = string(set.name);
    info.stage = string(set.stage);
    info.symbol_of_type = image::section<Symbol>(base, image::symbols).subspan(set.symbols_at, header.type_count);
    info.mask_words = set.mask_words;
    const std::size_t size = std::size_t{set.symbols} * set.mask_words;
    info.first = masks.subspan(set.masks_at, size);
    info.second = masks.subspan(set.masks_at + size, size);
    info.third = masks.subspan(set.masks_at + 2 * size, size);
    info.mentions = set.mentions;
    const auto all = image::section<image::Rule>(base, image::rules);
    for (std::uint32_t i = set.rules_at; i < set.rules_at + set.rules; ++i) {
      info.rules.push_back(read_rule(all[i]));
      info.rules.back().number = i;
    }
    return info;
  }

  RuleInfo read_rule(const image::Rule& rule) const {
    const auto strings = image::section<image::Str>(base, image::strings);
    RuleInfo info;
    info.id = string(rule.id);
    info.emit = string(rule.emit);
    info.regex = string(rule.regex);
    info.weight = rule.weight;
    info.order = rule.order;
    info.veto = rule.veto != 0;
    info.vetoes_only = rule.vetoes_only;
    info.context = static_cast<std::uint16_t>(rule.context);
    for (std::uint32_t i = 0; i < rule.captures; ++i) info.captures.push_back(string(strings[rule.captures_at + i]));
    info.set = read_pairs(rule.set_at, rule.sets);
    info.lookup = read_pairs(rule.lookup_at, rule.lookups);
    info.bytes_of_symbol = image::section<std::uint8_t>(base, image::alphabet_bytes).data() + rule.bytes_at;
    info.dfa = image::section<std::uint16_t>(base, image::transitions).subspan(rule.dfa_at, rule.dfa_size);
    info.dfa_width = rule.dfa_width;
    info.dfa_accepting = rule.dfa_accepting;
    info.program = image::section<Instruction>(base, image::programs).subspan(rule.program_at, rule.program_size);
    info.sets = image::section<std::uint64_t>(base, image::byte_sets).subspan(rule.sets_at, rule.sets_size);
    info.set_words = rule.set_words;
    return info;
  }

  std::vector<Setting> read_pairs(std::uint32_t at, std::uint32_t count) const {
    std::vector<Setting> all;
    for (const image::Pair& pair : image::section<image::Pair>(base, image::pairs).subspan(at, count)) {
      all.push_back({string(pair.field), string(pair.value)});
    }
    return all;
  }

  TypeId unknown_word(std::string_view word, Shape shape) const {
    if (!begins_with_letter(word)) return types->symbol;
    const auto s = static_cast<std::size_t>(shape);
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return types->alnum[s];
    if (shape == Shape::capitalised && code_point_length(word, 0) == word.size()) return types->initial;
    for (std::size_t length = std::min<std::size_t>(8, word.size() < 2 ? 0 : word.size() - 2); length > 0; --length) {
      if ((types->suffix_lengths >> length & 1) == 0) continue;
      if (const auto* slot = find_slot(suffixes, suffix_hash(word, length))) return slot->types[s];
    }
    return types->plain[s];
  }
};

Book::Book(std::span<const std::byte> image) : tables_(std::make_unique<Tables>()) {
  tables_->open(image);
  opens_ = image::section<std::uint64_t>(image.data(), image::opens);
}

Book::Book(std::vector<std::byte> image) : tables_(std::make_unique<Tables>()) {
  tables_->owned = std::move(image);
  tables_->open(tables_->owned);
  opens_ = image::section<std::uint64_t>(tables_->owned.data(), image::opens);
}

Book::~Book() = default;

TypeId Book::word_type(std::string_view word, Shape shape) const {
  if (const auto* slot = find_slot(tables_->words, fold_hash(word)))
    return slot->types[static_cast<std::size_t>(shape)];
  return tables_->unknown_word(word, shape);
}

TypeId Book::number_type(std::string_view digits) const {
  constexpr std::size_t longest_literal = 4;
  if (digits.size() <= longest_literal) {
    if (const auto* slot = find_slot(tables_->words, fold_hash(digits))) return slot->types[0];
  }
  return tables_->types->numbers[image::number_category(digits)];
}

TypeId Book::mention_type(MentionClass mention) const {
  return tables_->types->mentions[static_cast<std::size_t>(mention)];
}
TypeId Book::url_type() const { return tables_->types->url; }
TypeId Book::space_type() const { return tables_->types->space; }
TypeId Book::begin_type() const { return tables_->types->begin; }
TypeId Book::end_type() const { return tables_->types->end; }

ClassId Book::find_class(std::string_view name) const {
  const auto at = tables_->class_ids.find(name);
  return at == tables_->class_ids.end() ? no_class : at->second;
}

bool Book::is(TypeId type, ClassId cls) const {
  if (cls == no_class) return false;
  return tables_->class_bits[type * tables_->class_words + cls / 64] >> (cls % 64) & 1;
}

std::uint64_t Book::word_hash(std::string_view token) { return fold_hash(token); }

bool Book::begins_phrase(TypeId type) const { return is(type, tables_->phrase_class); }

Book::Phrase Book::find_phrase(std::span<const std::string_view> tokens) const {
  Phrase longest;
  std::uint64_t hash = sequence_seed;
  std::uint32_t small = 0;  // bit i: token i begins with a small letter
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    hash = append_hash(hash, fold_hash(tokens[i]));
    const image::PhraseSlot* slot = find_slot(tables_->phrases, hash);
    if (slot == nullptr) break;
    if (i < 16 && shape_of(tokens[i]) == Shape::lower) small |= 1u << i;
    if (slot->whole != 0 && (slot->capitals & small) == 0) {
      longest = {static_cast<std::uint32_t>(i + 1), slot->types[(small & 1) == 0 ? 1 : 0]};
    }
  }
  return longest;
}

std::optional<std::string_view> Book::value(ClassId lexicon, std::string_view words) const {
  if (lexicon == no_class) return std::nullopt;
  std::uint64_t as_written = append_hash(sequence_seed, lexicon), any_case = as_written;
  for (const std::string_view token : split_words(words)) {
    as_written = append_hash(as_written, exact_hash(token));
    any_case = append_hash(any_case, fold_hash(token));
  }
  const image::ValueSlot* slot = find_slot(tables_->values, as_written);
  if (slot == nullptr) slot = find_slot(tables_->values, any_case);
  if (slot == nullptr) return std::nullopt;
  return tables_->string(slot->value);
}

const std::vector<RuleSetInfo>& Book::rulesets() const { return tables_->rulesets; }
std::size_t Book::rule_count() const { return image::section<image::Rule>(tables_->base, image::rules).size(); }
std::string_view Book::digest() const { return tables_->digest; }

}  // namespace nutgraf

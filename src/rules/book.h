#pragma once

// The compiled rule book: one flat, relocatable image that is built at compile time and mapped with the binary, or
// built at run time when --rules adds to it. Nothing in it is parsed at start.
//
//   word ──hash──▶ TypeId ──▶ which classes it belongs to (one bit each)
//   TypeId ──▶ Symbol, per rule set: words that no rule of the set tells apart share one
//   Symbol ──▶ which rules may begin here, or have it as their second or third word (the gate)
//   rule ──▶ an RE2 pattern over one byte a word (match/matcher.h)

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/rules.h"
#include "rules/program.h"

namespace nutgraf {

using TypeId = std::uint16_t;   ///< words with the same classes and the same shape share a type
using ClassId = std::uint16_t;  ///< a named class, lexicon or shape
using Symbol = std::uint16_t;
inline constexpr ClassId no_class = 0xffff;
/// In RuleSetInfo::symbol_of_type: a phrase of a lexicon that the rule set uses, matched as one word.
inline constexpr Symbol relevant_phrase = 0x8000;

/// How a word is written.
enum class Shape : std::uint8_t { lower, capitalised, capitals, mixed };

/// The kinds of mention that later stages match as if they were one word: class names `money`, `percentage` …
enum class MentionClass : std::uint8_t {
  money,
  percentage,
  percentage_points,
  count,
  ratio,
  multiple,
  rank,
  quantity,
  duration,
  score,
  organisation,
  person,
  place,
  candidate,  ///< what may be a name, before its kind is known
};
inline constexpr std::size_t mention_class_count = 14;
std::string_view mention_class_name(MentionClass mention);

/// A pair of a field or capture name and its value.
struct Setting {
  std::string_view field;
  std::string_view value;
};

/// One rule as the stages see it.
struct RuleInfo {
  std::string_view id;  ///< `ruleset/rule`
  std::string_view emit;
  std::string_view regex;  ///< over symbols, see match/matcher.h
  double weight = 0;
  std::uint32_t number = 0;                ///< unique in the book, from 0
  std::uint32_t order = 0;                 ///< place in its rule set
  bool veto = false;                       ///< a match forbids what it overlaps
  std::int32_t vetoes_only = -1;           ///< index of the one rule that it vetoes, -1 for all of its rule set
  std::vector<std::string_view> captures;  ///< name of each group from 1
  std::vector<Setting> set;
  std::vector<Setting> lookup;
  const std::uint8_t* bytes_of_symbol = nullptr;  ///< Symbol → byte that `regex` is written in
  std::span<const std::uint16_t> dfa;             ///< state * dfa_width + byte → state, see Dfa; empty for none
  std::uint32_t dfa_width = 0, dfa_accepting = 0;
  std::span<const Instruction> program;  ///< finds the captures, see Program; empty for none
  std::span<const std::uint64_t> sets;
  std::size_t set_words = 0;
  std::uint16_t context = 0;  ///< index of the capture that is the mention, 0 for the whole match
};

/// One rule set's tables.
struct RuleSetInfo {
  std::string_view name;
  std::string_view stage;
  std::vector<RuleInfo> rules;
  std::span<const Symbol> symbol_of_type;
  std::size_t mask_words = 0;                           ///< 64-bit words of one gate mask
  std::span<const std::uint64_t> first, second, third;  ///< gate masks: symbol * mask_words
  std::uint32_t mentions = 0;                           ///< bit set of the MentionClass that its rules name
  std::uint64_t bit = 0;                                ///< its bit in Book::opens
};

class Book {
 public:
  /// Views the image, which must outlive the book and be 8-byte aligned.
  explicit Book(std::span<const std::byte> image);
  /// Owns the image.
  explicit Book(std::vector<std::byte> image);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book();

  /// The type of a word as written: letters with inner apostrophes and dots (`O'Neill`, `U.S.`), or one symbol (`£`).
  TypeId word_type(std::string_view word, Shape shape) const;
  /// The type of a token of digits with its inner commas and dots (`5,448`, `1.2`, `2024`).
  TypeId number_type(std::string_view digits) const;
  TypeId mention_type(MentionClass mention) const;
  TypeId url_type() const;  ///< an address of the web or of e-mail, a handle, a hashtag
  /// The rule sets (RuleSetInfo::bit) in which some rule that finds something may begin with a word of that type.
  std::uint64_t opens(TypeId type) const { return opens_[type]; }
  TypeId space_type() const;
  TypeId begin_type() const;  ///< before a sentence's first word: `^`
  TypeId end_type() const;    ///< after its last: `$`

  /// The class, lexicon or shape of that name; no_class when the rules define none.
  ClassId find_class(std::string_view name) const;
  bool is(TypeId type, ClassId cls) const;

  /// The longest phrase of a lexicon (two or more tokens) that these tokens begin with.
  struct Phrase {
    std::uint32_t words = 0;  ///< tokens, 0 for none
    TypeId type = 0;
  };
  /// Hash of one token for phrases and values; case is folded, apostrophes are made one.
  static std::uint64_t word_hash(std::string_view token);
  bool begins_phrase(TypeId type) const;
  Phrase find_phrase(std::span<const std::string_view> tokens) const;

  /// The value that a lexicon gives to a word or phrase (tokens joined by their own spacing folded to one blank), in
  /// any case; nullopt when it has none.
  std::optional<std::string_view> value(ClassId lexicon, std::string_view words) const;

  const std::vector<RuleSetInfo>& rulesets() const;
  /// How many rules all rule sets have together, vetoes included: RuleInfo::number is below it.
  std::size_t rule_count() const;
  std::string_view digest() const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
  std::span<const std::uint64_t> opens_;
};

}  // namespace nutgraf

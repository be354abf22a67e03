#pragma once

// The article as every later floor sees it: tokens with their types, sentences, paragraphs, quotations.

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "nutgraf/record.h"
#include "rules/book.h"

namespace nutgraf {

struct Token {
  std::uint32_t begin = 0;  ///< bytes in the article
  std::uint32_t end = 0;
  TypeId type = 0;
  Shape shape = Shape::lower;
  bool space_before = false;  ///< white space of any sort stands before it in its paragraph
  TypeId phrase_type = 0;     ///< of the longest phrase of a lexicon that begins here; see prepare_matching
  std::uint8_t phrase = 0;    ///< how many tokens that phrase has, 0 for none
};

enum class Role : std::uint8_t {
  prose,      ///< running text
  headline,   ///< a line of its own above the text, or a cross-heading
  furniture,  ///< gives no record
};

/// A sentence: tokens [first, last) of Article::tokens.
struct Sentence {
  std::uint32_t first = 0, last = 0;
  Span span;                    ///< from its first character to its last, closing quotation marks included
  std::uint32_t paragraph = 0;  ///< from 0
  std::uint32_t line = 1;       ///< of span.begin
  Role role = Role::prose;
  std::uint64_t opens = 0;  ///< the rule sets that may find something among its words; see prepare_matching
};

/// Words between quotation marks. May run over several sentences of one paragraph, or over paragraphs.
struct Quotation {
  Span span;                          ///< the marks included
  Span inner;                         ///< without them
  std::uint32_t first = 0, last = 0;  ///< sentences [first, last) that it touches
  bool closed = true;                 ///< false: the next paragraph opens with a mark and carries it on
};

struct Article {
  std::string_view text;  ///< the whole article
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  ///< without furniture, which has no tokens either
  std::vector<Quotation> quotations;
  std::string_view dateline;  ///< `LONDON`, `SYDNEY, March 3 (Reuters)`, or empty: evidence for currencies

  std::string_view of(const Token& token) const { return text.substr(token.begin, token.end - token.begin); }
  std::string_view of(Span span) const { return text.substr(span.begin, span.end - span.begin); }
};

/// Looks for phrases and for words that open rules in each sentence, once for all rule sets: fills Token::phrase,
/// Token::phrase_type and Sentence::opens. Must be called before the article goes to a Matcher.
void prepare_matching(const Book& book, Article& article);

/// Reads an article. `out` is reused between articles, so that a batch allocates nothing here.
class TextReader {
 public:
  explicit TextReader(const Book& book);
  ~TextReader();
  void read(std::string_view text, Article& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

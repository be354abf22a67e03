#pragma once

// Articles read with a small rule book made by hand.

#include <string>
#include <vector>

#include "../rules/fixture.h"
#include "text/article.h"

namespace nutgraf::fixture {

inline Sources reader_sources() {
  Sources made = sources({rule("said", "said")});
  made.lexicons = {
      lexicon("abbreviation", {{"Corp", ""}, {"Inc", ""}, {"Jr", ""}, {"vs", ""}, {"Sept", ""}, {"Calif", ""}}),
      lexicon("abbreviation_before_name", {{"Mr", ""}, {"Dr", ""}, {"Gen", ""}, {"St", ""}}),
      lexicon("abbreviation_before_number", {{"No", ""}, {"p", ""}}),
      lexicon("sentence_opener", {{"the", ""}, {"he", ""}, {"it", ""}, {"in", ""}, {"we", ""}, {"a", ""}}),
      lexicon("elision", {{"em", ""}, {"tis", ""}, {"n", ""}}),
      lexicon("number_prefix", {{"USD", ""}, {"Rs", ""}}),
  };
  return made;
}

/// An article with the book that it was read with.
class Reading {
 public:
  explicit Reading(std::string text, const Sources& rules = reader_sources())
      : text_(std::move(text)), book_(image_of(rules)) {
    TextReader(book_).read(text_, article);
  }
  Reading(const Reading&) = delete;

  std::vector<std::string> tokens() const {
    std::vector<std::string> all;
    for (const Token& token : article.tokens) all.emplace_back(article.of(token));
    return all;
  }
  std::vector<std::string> sentences() const {
    std::vector<std::string> all;
    for (const Sentence& sentence : article.sentences) all.emplace_back(article.of(sentence.span));
    return all;
  }
  std::vector<std::string> quotations() const {
    std::vector<std::string> all;
    for (const Quotation& quotation : article.quotations) all.emplace_back(article.of(quotation.inner));
    return all;
  }
  /// Whether the N-th token is of the class.
  bool is(std::size_t n, std::string_view cls) const { return book_.is(article.tokens[n].type, book_.find_class(cls)); }

  Article article;

 private:
  static std::vector<std::byte> image_of(const Sources& rules) {
    std::vector<Diagnostic> faults;
    return compile(rules, faults);
  }
  std::string text_;
  Book book_;
};

}  // namespace nutgraf::fixture

#pragma once

#include <vector>

#include "rules/book.h"
#include "text/article.h"

namespace nutgraf {

/// Cuts a paragraph's tokens into sentences. Abbreviations are lexicons of the rule book:
///   abbreviation                 a sentence may end with it (Corp., U.S., a.m.): it does where a sentence_opener follows
///   abbreviation_before_name     no sentence ends with it (Mr., Gen.)
///   abbreviation_before_number   a word of its own unless a number follows (No. 5, Sept. 11)
///   sentence_opener              words that, with a capital, hardly stand inside a sentence (The, He, In)
class SentenceSplitter {
 public:
  explicit SentenceSplitter(const Book& book);

  /// Appends the sentences of tokens [FIRST, end), which have MARKS among them. Wants quotation marks resolved.
  /// `paragraph`, `line` and `role` are the caller's to fill in.
  void split(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
             const std::vector<std::uint32_t>& marks, std::vector<Sentence>& out) const;

 private:
  struct Stop {
    std::uint32_t token = 0;  ///< the stop itself, or the word that ends in one
    std::uint32_t next = 0;   ///< the first token behind it and all marks that close behind it
    bool quoted = false;      ///< a quotation closes behind it
    bool bracketed = false;   ///< a bracket closes behind it
    int depth = 0;            ///< brackets still open behind it
  };
  bool ends(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, const Stop& stop) const;
  bool ends_at_abbreviation(std::string_view text, const std::vector<Token>& tokens, std::uint32_t next) const;
  bool closes(std::string_view text, const Token& token) const;
  bool opens(std::string_view text, const Token& token) const;

  const Book& book_;
  ClassId abbreviation_, before_name_, before_number_, opener_, open_quote_, close_quote_, digits_, initial_, word_;
};

}  // namespace nutgraf

#pragma once

#include <vector>

#include "rules/book.h"
#include "text/article.h"

namespace nutgraf {

/// Tells opening quotation marks from closing ones and both from apostrophes, one paragraph at a time.
class QuotationFinder {
 public:
  explicit QuotationFinder(const Book& book);

  /// Gives the quotation marks among MARKS, tokens of the paragraph [FIRST, end), the types of “ ” ‘ ’ or `'s`, and
  /// remembers the pairs.
  void resolve(std::string_view text, std::uint32_t first, const std::vector<std::uint32_t>& marks,
               std::vector<Token>& tokens);

  /// Appends the quotations of the paragraph just resolved. Its sentences are [FIRST, end).
  void append(Article& article, std::uint32_t first);

  /// Forgets what the last article left open.
  void reset() { carried_ = none; }

 private:
  static constexpr std::uint32_t none = 0xffffffff;
  enum class Side : std::uint8_t { none, open, close, either };
  struct Pair {
    std::uint32_t open = none, close = none;  ///< tokens; close == none: left open
    bool marked = true;                 ///< false: its opening mark is missing, and it begins with its paragraph
  };

  void double_mark(std::vector<Token>& tokens, std::uint32_t at, Side side);
  void single_mark(std::string_view text, std::vector<Token>& tokens, std::uint32_t at);
  void close_single(std::vector<Token>& tokens, std::uint32_t at);
  void drop_single(std::vector<Token>& tokens);
  void keep_outermost();
  void carry_on(Article& article, std::uint32_t first);

  const Book& book_;
  TypeId open_, close_, open_single_, close_single_, possessive_;
  ClassId elision_;
  std::vector<Pair> pairs_;
  std::uint32_t first_ = 0;              ///< the paragraph's first token
  std::uint32_t open_double_ = none;
  std::uint32_t open_single_at_ = none;
  std::uint32_t doubtful_close_ = none;  ///< an apostrophe behind -s that may close the single quotation
  std::uint32_t carried_ = none;         ///< Article::quotations index of the one left open at the last paragraph's end
};

}  // namespace nutgraf

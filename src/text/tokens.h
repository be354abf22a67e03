#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "rules/book.h"
#include "rules/cutter.h"
#include "text/article.h"

namespace nutgraf {

/// Cuts a stretch of an article and gives each token its type.
class Tokeniser {
 public:
  explicit Tokeniser(const Book& book);

  /// Appends the tokens of bytes SPAN of TEXT. Their first one has no space before it.
  void read(std::string_view text, Span span, std::vector<Token>& out);

  /// Those of the tokens last read that are marks or end in a stop, as indices: all that ends sentences or quotes.
  const std::vector<std::uint32_t>& marks() const { return marks_; }

 private:
  struct Known {
    std::uint64_t hash = 0;  ///< exact_hash of the bytes
    TypeId type = 0;
    Shape shape = Shape::lower;
  };
  void classify(std::string_view word, Token& token);
  std::size_t number_prefix(std::string_view word) const;

  const Book& book_;
  ClassId number_prefix_;
  std::array<TypeId, 128> mark_types_{};  ///< of ASCII characters
  std::vector<std::uint32_t> marks_;
  std::vector<Known> known_;              ///< a direct-mapped cache: most words of a text are a few
};

}  // namespace nutgraf

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
  struct Unclassified {
    std::uint64_t hash;  ///< exact_hash of its bytes
    std::uint32_t token;
  };
  void postpone(std::string_view word, std::size_t token);
  void classify(std::string_view text, std::uint64_t hash, Token& token);
  std::size_t number_prefix(std::string_view word) const;

  const Book& book_;
  ClassId number_prefix_;
  std::array<TypeId, 128> mark_types_{};  ///< of ASCII characters
  std::vector<std::uint32_t> marks_;
  std::vector<Unclassified> unclassified_;
  /// A direct-mapped cache, for most words of a text are a few: 46 bits of the hash, two of the shape, 16 of the type.
  std::vector<std::uint64_t> known_;
};

}  // namespace nutgraf

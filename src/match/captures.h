#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/book.h"

namespace nutgraf {

/// A range of bytes in what a rule matched; `begin` is `nowhere` for a capture that took no part.
struct Range {
  static constexpr std::uint32_t nowhere = 0xffffffff;
  std::uint32_t begin = nowhere, end = nowhere;
  bool empty() const { return begin == nowhere || begin == end; }
};

/// Finds the captures of a rule in a text that it matches whole, as RE2 would: earlier alternatives and more
/// repetitions first. Backtracks, but tries each instruction at each position once, so that its time is bounded by
/// their product. Compiling a rule for RE2 takes longer than reading a page, which is too much for a program that runs
/// for one article.
class CaptureFinder {
 public:
  /// RANGES has room for each of the rule's captures. False when the text does not match.
  bool find(const RuleInfo& rule, std::string_view text, std::span<Range> ranges);

 private:
  struct Step {
    std::uint16_t instruction;
    std::uint32_t at;
    std::uint8_t slot;  ///< of a position to put back, see undo
    bool undo;
  };

  std::vector<Step> open_;
  std::vector<std::uint64_t> tried_;
};

}  // namespace nutgraf

#pragma once

// A pattern as a program for a backtracking search: where its captures are in a text that it is known to match.

#include <cstddef>
#include <cstdint>

namespace nutgraf {

/// How many captures a pattern may have.
inline constexpr std::size_t most_captures = 16;

struct Instruction {
  enum class Op : std::uint8_t {
    byte,    ///< takes one byte of `set`, goes on at `out`
    split,   ///< tries `out` first, then `other`
    save,    ///< notes the position in `slot`: 2n for the begin of capture n, 2n + 1 for its end
    accept,  ///< the text must be over here
  } op = Op::split;
  std::uint8_t slot = 0;
  std::uint16_t set = 0;  ///< index into the rule's sets
  std::uint16_t out = none, other = none;
  static constexpr std::uint16_t none = 0xffff;
};

}  // namespace nutgraf

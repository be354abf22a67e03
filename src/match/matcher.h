#pragma once

// One sentence against one rule set.
//
//   text      Ministers pledged £75 million a year
//   elements  ^ Ministers ␣ pledged ␣ £ 75 ␣ million ␣ a ␣ year $
//   types     one TypeId an element
//   bytes     one byte an element, another alphabet for each rule: "\x01\x02\x03…"
//
// A rule is tried at an element only where the gate lets it: where the element and the two words behind it may be the
// first three words of a match. The rule's table, made at build time, then finds the longest match in a bounded window,
// and match/captures.h its captures. RE2 has checked every pattern, and runs those whose table would be too large.
// Linear by that bound.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "rules/book.h"
#include "text/article.h"

namespace nutgraf {

/// What an earlier stage found, matched by later rule sets as one word.
struct MentionSpan {
  std::uint32_t first = 0, last = 0;  ///< tokens
  MentionClass cls{};
  std::uint32_t index = 0;  ///< the stage's own number for it
};

inline constexpr std::uint32_t no_token = 0xffffffff;

struct Capture {
  std::uint32_t first = no_token, last = no_token;  ///< tokens [first, last); first == no_token where it took no part
  std::uint32_t mention = no_token;                 ///< MentionSpan::index when the capture is exactly one mention
  explicit operator bool() const { return first != no_token; }
};

/// A match's captures, as RuleInfo::captures names them.
class Captures {
 public:
  void push_back(const Capture& capture) { captures_[count_++] = capture; }
  std::size_t size() const { return count_; }
  const Capture& operator[](std::size_t index) const { return captures_[index]; }
  const Capture* begin() const { return captures_.data(); }
  const Capture* end() const { return captures_.data() + count_; }

 private:
  std::array<Capture, most_captures> captures_{};
  std::size_t count_ = 0;
};

struct Match {
  const RuleInfo* rule = nullptr;
  Capture whole;    ///< with context
  Capture mention;  ///< without context
  Captures captures;
  /// The capture of that name; an empty one when the rule has none or it took no part.
  Capture operator[](std::string_view name) const;
};

class Matcher {
 public:
  Matcher(const Book& book, bool gated);
  ~Matcher();

  /// Every match of the rule set in SENTENCE, longest per rule and start, vetoed ones left out, in order of their
  /// starts. Overlaps between rules are the stage's business. MENTIONS are those of the sentence, sorted, without
  /// overlaps. VETOED, when given, receives those that a veto struck out.
  void run(const RuleSetInfo& rules, const Article& article, const Sentence& sentence,
           std::span<const MentionSpan> mentions, std::vector<Match>& out, std::vector<Match>* vetoed = nullptr);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

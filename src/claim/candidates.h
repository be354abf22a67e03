#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "match/matcher.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// What a capitalised span may be. Only the first two give records; the others are there to win against them.
enum class NameKind : std::uint8_t { person, organisation, place, other };
inline constexpr std::size_t name_kind_count = 4;

/// Weights of evidence, one sum for each NameKind.
using Weights = std::array<double, name_kind_count>;

/// The kind of the greatest sum where that reaches the threshold.
std::optional<NameKind> strongest(const Weights& weights);

/// A span that may be a name, and what speaks for each kind.
struct Candidate {
  std::uint32_t sentence = 0;         ///< index into Article::sentences
  std::uint32_t first = 0, last = 0;  ///< tokens
  std::uint64_t key = 0;              ///< of its words, their case folded: equal for mentions of the same words
  Weights weights{};
  std::array<const RuleInfo*, name_kind_count> best{};  ///< the rule of the greatest weight for each kind
  std::vector<Evidence> evidence;                       ///< filled only when explained
  bool sure = false;  ///< cut by a rule that knows the name, not by its capitals alone

  void add(NameKind kind, double weight, const RuleInfo* rule);
};

/// Cuts candidates out of sentences and weighs what stands inside and around them, by the rule sets of stage `names`.
/// Those that do not speak of `{{candidate}}` say where a candidate may stand: `emit` is its kind, or `name` for
/// capitals that tell nothing yet. The longest that a kind speaks for wins where they overlap. The others run
/// afterwards and see each candidate as one word, `{{candidate}}`.
class CandidateFinder {
 public:
  CandidateFinder(const Book& book, Matcher& matcher);
  /// The article's candidates in order, without overlaps.
  void find(const Article& article, bool explain, std::vector<Candidate>& candidates);

 private:
  void cut(const Article& article, std::uint32_t sentence, bool explain, std::vector<Candidate>& candidates);
  void weigh(const Article& article, std::uint32_t sentence, bool explain, std::span<Candidate> candidates);

  const Book& book_;
  Matcher& matcher_;
  std::vector<const RuleSetInfo*> inside_, around_;
  std::vector<Match> matches_;
  std::vector<Candidate> spans_, chosen_;
  std::vector<MentionSpan> words_;
};

/// A key of tokens [first, last): their words with case folded.
std::uint64_t name_key(const Article& article, std::uint32_t first, std::uint32_t last);

}  // namespace nutgraf

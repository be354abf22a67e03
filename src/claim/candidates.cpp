#include "claim/candidates.h"

#include <algorithm>
#include <cstdio>

namespace nutgraf {
namespace {

constexpr double threshold = 3;
constexpr std::array<std::string_view, name_kind_count> kind_names = {"person", "organisation", "place", "other"};

/// nullopt for a rule that marks a name without saying of what.
std::optional<NameKind> kind_of(const RuleInfo& rule) {
  const auto at = std::find(kind_names.begin(), kind_names.end(), rule.emit);
  if (at == kind_names.end()) return std::nullopt;
  return static_cast<NameKind>(at - kind_names.begin());
}

Evidence evidence_of(const Article& article, const Match& match) {
  Evidence made;
  made.rule = match.rule->id;
  made.span = {article.tokens[match.whole.first].begin, article.tokens[match.whole.last - 1].end};
  made.weight = match.rule->weight;
  std::array<char, 16> weight{};
  std::snprintf(weight.data(), weight.size(), " %+g", match.rule->weight);
  made.effect = std::string(match.rule->emit).append(weight.data());
  return made;
}

void add_match(const Article& article, const Match& match, bool explain, Candidate& candidate) {
  if (const auto kind = kind_of(*match.rule)) candidate.add(*kind, match.rule->weight, match.rule);
  if (explain) candidate.evidence.push_back(evidence_of(article, match));
}

bool same_span(const Candidate& a, const Candidate& b) { return a.first == b.first && a.last == b.last; }

/// What speaks for a kind goes before mere capitals, then the longer before the shorter.
bool goes_before(const Candidate& a, const Candidate& b) {
  if (a.sure != b.sure) return a.sure;
  const std::uint32_t x = a.last - a.first, y = b.last - b.first;
  return x != y ? x > y : a.first < b.first;
}

}  // namespace

std::optional<NameKind> strongest(const Weights& weights) {
  const auto most = std::max_element(weights.begin(), weights.end());
  if (*most < threshold) return std::nullopt;
  return static_cast<NameKind>(most - weights.begin());
}

std::uint64_t name_key(const Article& article, std::uint32_t first, std::uint32_t last) {
  std::uint64_t key = 0;
  for (std::uint32_t t = first; t < last; ++t) {
    key = (key ^ Book::word_hash(article.of(article.tokens[t]))) * 0x9e3779b97f4a7c15u;
    key ^= key >> 29;
  }
  return key;
}

void Candidate::add(NameKind kind, double weight, const RuleInfo* rule) {
  const auto k = static_cast<std::size_t>(kind);
  weights[k] += weight;
  if (best[k] == nullptr || weight > best[k]->weight) best[k] = rule;
}

CandidateFinder::CandidateFinder(const Book& book, Matcher& matcher) : book_(book), matcher_(matcher) {
  const std::uint32_t candidate_bit = 1u << static_cast<unsigned>(MentionClass::candidate);
  for (const RuleSetInfo& rules : book_.rulesets()) {
    if (rules.stage == "names") ((rules.mentions & candidate_bit) != 0 ? around_ : inside_).push_back(&rules);
  }
}

void CandidateFinder::find(const Article& article, bool explain, std::vector<Candidate>& candidates) {
  candidates.clear();
  for (std::uint32_t s = 0; s < article.sentences.size(); ++s) {
    const std::size_t before = candidates.size();
    cut(article, s, explain, candidates);
    weigh(article, s, explain, std::span(candidates).subspan(before));
  }
}

void CandidateFinder::cut(const Article& article, std::uint32_t sentence, bool explain,
                          std::vector<Candidate>& candidates) {
  spans_.clear();
  for (const RuleSetInfo* rules : inside_) {
    matcher_.run(*rules, article, article.sentences[sentence], {}, matches_);
    for (const Match& match : matches_) {
      Candidate span;
      span.sentence = sentence;
      span.first = match.mention.first;
      span.last = match.mention.last;
      add_match(article, match, explain, span);
      spans_.push_back(std::move(span));
    }
  }
  std::stable_sort(spans_.begin(), spans_.end(), [](const Candidate& a, const Candidate& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });
  // Evidence for one span is joined.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < spans_.size(); ++i) {
    if (kept > 0 && same_span(spans_[kept - 1], spans_[i])) {
      Candidate& into = spans_[kept - 1];
      for (std::size_t k = 0; k < name_kind_count; ++k) {
        into.weights[k] += spans_[i].weights[k];
        const RuleInfo* rule = spans_[i].best[k];
        if (rule != nullptr && (into.best[k] == nullptr || rule->weight > into.best[k]->weight)) into.best[k] = rule;
      }
      for (Evidence& evidence : spans_[i].evidence) into.evidence.push_back(std::move(evidence));
    } else {
      if (kept != i) spans_[kept] = std::move(spans_[i]);
      ++kept;
    }
  }
  spans_.resize(kept);
  for (Candidate& span : spans_) span.sure = *std::max_element(span.weights.begin(), span.weights.end()) > 0;
  std::stable_sort(spans_.begin(), spans_.end(), goes_before);
  const std::size_t begin = candidates.size();
  for (Candidate& span : spans_) {
    const bool taken =
        std::any_of(candidates.begin() + static_cast<std::ptrdiff_t>(begin), candidates.end(),
                    [&](const Candidate& other) { return span.first < other.last && other.first < span.last; });
    if (taken) continue;
    span.key = name_key(article, span.first, span.last);
    candidates.push_back(std::move(span));
  }
  std::sort(candidates.begin() + static_cast<std::ptrdiff_t>(begin), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
}

void CandidateFinder::weigh(const Article& article, std::uint32_t sentence, bool explain,
                            std::span<Candidate> candidates) {
  if (candidates.empty()) return;
  words_.clear();
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    words_.push_back({candidates[i].first, candidates[i].last, MentionClass::candidate, i});
  }
  for (const RuleSetInfo* rules : around_) {
    matcher_.run(*rules, article, article.sentences[sentence], words_, matches_);
    for (const Match& match : matches_) {
      if (match.mention.mention == no_token) continue;
      add_match(article, match, explain, candidates[match.mention.mention]);
    }
  }
}

}  // namespace nutgraf

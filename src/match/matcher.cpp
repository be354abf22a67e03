#include "match/matcher.h"

namespace nutgraf {

struct Matcher::State {};
Matcher::Matcher(const Book&, bool) {}
Matcher::~Matcher() = default;
void Matcher::run(const RuleSetInfo&, const Article&, const Sentence&, std::span<const MentionSpan>, std::vector<Match>&,
                  std::vector<Match>*) {}
Capture Match::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (rule->captures[i] == name) return captures[i];
  }
  return {};
}

}  // namespace nutgraf

#pragma once

#include <memory>

#include "match/matcher.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Organisations and people: the rule sets of stage `names` weigh evidence for each candidate span, the article's other
/// mentions add to it, the strongest kind over the threshold wins; mentions of one entity are then tied together
/// (full names, surnames, acronyms in both orders), and the rule sets of stage `people` give role, affiliation, age.
class NameFinder {
 public:
  NameFinder(const Book& book, Matcher& matcher);
  ~NameFinder();
  /// Fills findings.names. `entity` holds, for now, the index into findings.names of the entity's first mention.
  void find(const Article& article, Findings& findings);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

#pragma once

#include <memory>

#include "match/matcher.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Claims: sentences that hold a figure or are attributed to a source. The rule sets of stage `attribution` find cues
/// and speakers; quotations carry their speaker to their further sentences; pronouns and roles are resolved to people.
class ClaimFinder {
 public:
  ClaimFinder(const Book& book, Matcher& matcher);
  ~ClaimFinder();
  /// Fills findings.claims. Wants findings.figures and findings.names complete. `speaker` holds, for now, the index
  /// into findings.names of the entity's first mention; `figures`, `organisations`, `people` are filled in later.
  void find(const Article& article, Findings& findings);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

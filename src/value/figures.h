#pragma once

#include <memory>

#include "match/matcher.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Money and statistics: the rule sets of stage `figures` find them, those of stage `context` tell their bound, change,
/// period, baseline and the rest from the words around.
class FigureFinder {
 public:
  FigureFinder(const Book& book, Matcher& matcher);
  ~FigureFinder();
  /// Fills findings.figures with spans, values, currencies, measures and units.
  void find(const Article& article, Findings& findings);
  /// Adds the fields that the words around a figure give. Wants findings.names.
  void describe(const Article& article, Findings& findings);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

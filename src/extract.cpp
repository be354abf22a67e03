#include "nutgraf/extract.h"

#include "assemble.h"
#include "claim/claims.h"
#include "claim/names.h"
#include "match/matcher.h"
#include "text/article.h"
#include "value/figures.h"

namespace nutgraf {

struct Extractor::State {
  State(RuleBook rules, ExtractOptions wanted)
      : book(std::move(rules)),
        options(wanted),
        matcher(*book, wanted.gated),
        reader(*book),
        figures(*book, matcher),
        names(*book, matcher),
        claims(*book, matcher) {}

  RuleBook book;
  ExtractOptions options;
  Matcher matcher;
  TextReader reader;
  FigureFinder figures;
  NameFinder names;
  ClaimFinder claims;
  Article article;
};

Extractor::Extractor(RuleBook rules, ExtractOptions options)
    : state_(std::make_unique<State>(std::move(rules), options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Extraction Extractor::extract(const Document& document) {
  State& s = *state_;
  Findings findings;
  findings.explain = s.options.explain;
  s.reader.read(document.text, s.article);          // sentences, tokens, quotations
  prepare_matching(*s.book, s.article);             // words that belong together in some lexicon
  s.figures.find(s.article, findings);              // money and statistics with their values
  s.names.find(s.article, findings);                // organisations and people, tied to entities
  s.figures.describe(s.article, findings);          // bound, change, period, baseline
  s.claims.find(s.article, findings);               // who says what
  return assemble(s.article, std::move(findings));  // numbered, cross-referenced records
}

}  // namespace nutgraf

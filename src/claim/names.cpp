#include "claim/names.h"

#include "claim/candidates.h"
#include "claim/entities.h"

namespace nutgraf {
namespace {

Mention mention_of(const Article& article, Candidate&& candidate, NameKind kind) {
  Mention made;
  const bool person = kind == NameKind::person;
  made.record.kind = person ? Kind::person : Kind::organisation;
  made.cls = person ? MentionClass::person : MentionClass::organisation;
  made.record.span = {article.tokens[candidate.first].begin, article.tokens[candidate.last - 1].end};
  if (const RuleInfo* rule = candidate.best[static_cast<std::size_t>(kind)]) made.record.rule = rule->id;
  made.record.evidence = std::move(candidate.evidence);
  made.sentence = candidate.sentence;
  made.first = candidate.first;
  made.last = candidate.last;
  return made;
}

}  // namespace

struct NameFinder::State {
  State(const Book& book, Matcher& matcher) : finder(book, matcher), resolver(book) {}
  CandidateFinder finder;
  EntityResolver resolver;
  std::vector<Candidate> candidates;
};

NameFinder::NameFinder(const Book& book, Matcher& matcher) : state_(std::make_unique<State>(book, matcher)) {}
NameFinder::~NameFinder() = default;

void NameFinder::find(const Article& article, Findings& findings) {
  State& s = *state_;
  s.finder.find(article, findings.explain, s.candidates);
  s.resolver.spread(article, s.candidates);
  for (Candidate& candidate : s.candidates) {
    const auto kind = strongest(candidate.weights);
    if (kind == NameKind::person || kind == NameKind::organisation) {
      findings.names.push_back(mention_of(article, std::move(candidate), *kind));
    } else if (findings.explain) {
      const Span span{article.tokens[candidate.first].begin, article.tokens[candidate.last - 1].end};
      findings.rejected.push_back({span, "name", std::move(candidate.evidence)});
    }
  }
  s.resolver.resolve(article, findings.names);
}

}  // namespace nutgraf

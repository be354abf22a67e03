#pragma once

#include <vector>

#include "claim/candidates.h"
#include "rules/book.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Who is who in one article: ties the mentions of one person or body together.
class EntityResolver {
 public:
  explicit EntityResolver(const Book& book);

  /// Lets candidates that lack evidence of their own take the kind of a name that they repeat or shorten: the same
  /// words, the surname of a person, the acronym of a body.
  void spread(const Article& article, std::vector<Candidate>& candidates) const;

  /// Fills `entity` and `name` of each mention, `given` and `family` of people, `acronym` and `type` of organisations.
  void resolve(const Article& article, std::vector<Mention>& names) const;

 private:
  struct Parts;
  Parts parts(const Article& article, std::uint32_t first, std::uint32_t last) const;
  bool is(const Article& article, std::uint32_t token, ClassId cls) const {
    return book_.is(article.tokens[token].type, cls);
  }
  void resolve_people(const Article& article, std::vector<Mention>& names) const;
  void resolve_organisations(const Article& article, std::vector<Mention>& names) const;

  const Book& book_;
  ClassId particle_, suffix_, company_suffix_, org_, org_head_, capitals_, word_;
};

}  // namespace nutgraf

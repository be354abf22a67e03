#include "claim/claims.h"

namespace nutgraf {

struct ClaimFinder::State {};
ClaimFinder::ClaimFinder(const Book&, Matcher&) {}
ClaimFinder::~ClaimFinder() = default;
void ClaimFinder::find(const Article&, Findings&) {}

}  // namespace nutgraf

#include "claim/names.h"

namespace nutgraf {

struct NameFinder::State {};
NameFinder::NameFinder(const Book&, Matcher&) {}
NameFinder::~NameFinder() = default;
void NameFinder::find(const Article&, Findings&) {}

}  // namespace nutgraf

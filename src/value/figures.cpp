#include "value/figures.h"

namespace nutgraf {

struct FigureFinder::State {};
FigureFinder::FigureFinder(const Book&, Matcher&) {}
FigureFinder::~FigureFinder() = default;
void FigureFinder::find(const Article&, Findings&) {}
void FigureFinder::describe(const Article&, Findings&) {}

}  // namespace nutgraf

#pragma once

#include <cstddef>
#include <vector>

#include "nutgraf/rules.h"
#include "rules/source.h"

namespace nutgraf {

/// The image of the rule book that SOURCES describe (see book.h). Faults are appended; with any, the image is empty.
std::vector<std::byte> compile(const Sources& sources, std::vector<Diagnostic>& faults);

/// The pattern of a rule with its fragments written out, for `nutgraf rules show`.
std::string expanded(const Sources& sources, const Piece& pattern);

}  // namespace nutgraf

#pragma once

#include "nutgraf/extract.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Numbers the mentions kind by kind, turns references between them into ids, and lists what each claim holds.
Extraction assemble(const Article& article, Findings&& findings);

}  // namespace nutgraf

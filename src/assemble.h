#pragma once

#include "nutgraf/extract.h"
#include "text/article.h"
#include "value/mention.h"

namespace nutgraf {

/// Makes records of the mentions: numbers them kind by kind in the order of their spans, gives each its line and
/// sentence, turns `entity` and `speaker` from an index into findings.names into that mention's id (`o1`, `p1`), and
/// lists in each claim the ids of the records inside its span.
///
/// An index counts positions in findings.names as they are handed in, whatever their order. One that points nowhere
/// takes its field with it.
Extraction assemble(const Article& article, Findings&& findings);

}  // namespace nutgraf

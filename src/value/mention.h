#pragma once

#include <cstdint>
#include <vector>

#include "nutgraf/extract.h"
#include "nutgraf/record.h"
#include "rules/book.h"

namespace nutgraf {

/// A record in the making: where it stands in tokens, and what is known of it so far.
struct Mention {
  Record record;               ///< kind, span, rule, sentence, line and the fields found so far; no number yet
  std::uint32_t sentence = 0;  ///< index into Article::sentences
  std::uint32_t first = 0, last = 0;  ///< tokens
  MentionClass cls{};
};

/// What the floors hand on to each other for one article.
struct Findings {
  bool explain = false;           ///< collect Record::evidence and `rejected`
  std::vector<Mention> figures;   ///< money and statistics, in order of their spans
  std::vector<Mention> names;     ///< organisations and people, in order of their spans
  std::vector<Mention> claims;    ///< in order of their spans
  std::vector<Rejected> rejected;
};

}  // namespace nutgraf

#pragma once

#include <memory>
#include <vector>

#include "nutgraf/document.h"
#include "nutgraf/record.h"
#include "nutgraf/rules.h"

namespace nutgraf {

struct ExtractOptions {
  bool explain = false;  ///< fill Record::evidence
  bool gated = true;     ///< false runs every rule everywhere: the same records, slowly, for tests of the gates
};

/// A candidate that gave no record, for `--explain`.
struct Rejected {
  Span span;
  std::string kind;
  std::vector<Evidence> evidence;
};

/// An article's records, kind by kind in the order of Kind, each kind in order of its spans.
struct Extraction {
  std::vector<Record> records;
  std::vector<Rejected> rejected;  ///< filled only when ExtractOptions::explain
};

/// Runs the rules over articles, one at a time. Not shared between threads: give each its own.
class Extractor {
 public:
  explicit Extractor(RuleBook rules, ExtractOptions options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  Extraction extract(const Document& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf

#include "nutgraf/rules.h"

namespace nutgraf {

std::string to_string(const Diagnostic& diagnostic) { return diagnostic.what; }
RuleError::RuleError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error("rule files hold faults"), diagnostics_(std::move(diagnostics)) {}

}  // namespace nutgraf

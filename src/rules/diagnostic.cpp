#include "nutgraf/rules.h"

namespace nutgraf {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) text += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  text += ": error: " + diagnostic.what;
  if (!diagnostic.source.empty()) {
    text += "\n  " + diagnostic.source + "\n  ";
    if (diagnostic.column > 1) text.append(diagnostic.column - 1, ' ');
    text.append(diagnostic.width, '^');
  }
  if (!diagnostic.mend.empty()) text += "\n  mend: " + diagnostic.mend;
  return text;
}

RuleError::RuleError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error("rule files hold faults"), diagnostics_(std::move(diagnostics)) {}

}  // namespace nutgraf

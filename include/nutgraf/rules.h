#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

class Book;

/// One fault in a rule file. `mend` says what to write instead.
struct Diagnostic {
  std::string file;
  std::uint32_t line = 0;    ///< from 1; 0 when the fault is the whole file's
  std::uint32_t column = 0;  ///< in code points, from 1
  std::uint32_t width = 1;   ///< how many code points the caret underlines
  std::string source;        ///< the line itself
  std::string what;
  std::string mend;
};

/// `file:line:column: error: what`, the line, a caret under the fault, and the mend.
std::string to_string(const Diagnostic& diagnostic);

/// Thrown when rule files hold faults: all of them at once.
class RuleError : public std::runtime_error {
 public:
  explicit RuleError(std::vector<Diagnostic> diagnostics);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// The compiled rules: immutable, shared by any number of threads.
using RuleBook = std::shared_ptr<const Book>;

/// The rules that the binary carries. Costs no parsing.
RuleBook builtin_rules();

/// The built-in rules with those of each directory added; a rule set replaces the earlier one of the same name.
/// Throws RuleError.
RuleBook load_rules(const std::vector<std::filesystem::path>& directories);

/// A digest of the whole rule book: 16 hexadecimal digits.
std::string rules_digest(const RuleBook& rules);

}  // namespace nutgraf

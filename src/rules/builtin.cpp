// The compiled rules and their sources, carried in the library's read-only data. `.incbin` because a compiler takes
// seconds and gigabytes over the same bytes as an array.

#include "nutgraf/rules.h"
#include "rules/book.h"
#include "rules/bundle.h"
#include "rules/compile.h"
#include "rules/load.h"

asm(R"(
  .section .rodata
  .balign 64
nutgraf_image_begin: .incbin ")" NUTGRAF_IMAGE R"("
nutgraf_image_end:
  .balign 64
nutgraf_bundle_begin: .incbin ")" NUTGRAF_BUNDLE R"("
nutgraf_bundle_end:
  .previous
)");

extern "C" const std::byte nutgraf_image_begin[], nutgraf_image_end[];
extern "C" const char nutgraf_bundle_begin[], nutgraf_bundle_end[];

namespace nutgraf {

std::string_view builtin_bundle() {
  return {nutgraf_bundle_begin, static_cast<std::size_t>(nutgraf_bundle_end - nutgraf_bundle_begin)};
}

RuleBook builtin_rules() {
  static const RuleBook book =
      std::make_shared<const Book>(std::span<const std::byte>(nutgraf_image_begin, nutgraf_image_end));
  return book;
}

RuleBook load_rules(const std::vector<std::filesystem::path>& directories) {
  Sources sources;
  std::vector<Diagnostic> faults;
  load_bundle(builtin_bundle(), sources, faults);
  for (const std::filesystem::path& directory : directories) load_folder(directory, sources, faults);
  std::vector<std::byte> image = compile(sources, faults);
  if (!faults.empty()) throw RuleError(std::move(faults));
  return std::make_shared<const Book>(std::move(image));
}

std::string rules_digest(const RuleBook& rules) { return std::string(rules->digest()); }

}  // namespace nutgraf

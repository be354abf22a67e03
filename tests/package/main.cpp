#include <nutgraf/extract.h>

#include <iostream>

int main() {
  const nutgraf::RuleBook rules = nutgraf::builtin_rules();
  nutgraf::Extractor extractor(rules);
  const nutgraf::Document document{"note", "The council paid £75 million for the pier."};
  for (const nutgraf::Record& record : extractor.extract(document).records) {
    std::cout << nutgraf::kind_name(record.kind) << ' ' << record.span.begin << '-' << record.span.end << '\n';
  }
  return nutgraf::rules_digest(rules).size() == 16 ? 0 : 1;
}

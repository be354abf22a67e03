#include "rules/load.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace nutgraf {
namespace {

constexpr std::array set_keys = {"name", "about", "stage", "veto", "lexicons", "classes", "fragments", "rule"};
constexpr std::array rule_keys = {"name",  "about", "emit",   "pattern", "before",   "after",
                                  "never", "set",   "lookup", "weight",  "examples", "counterexamples"};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.emplace_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Reads one TOML file into Sources.
class TomlReader {
 public:
  TomlReader(std::uint32_t file, Sources& sources, std::vector<Diagnostic>& faults)
      : file_(file), sources_(sources), faults_(faults) {}

  void read(std::string_view text) {
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
      fault(place(parsed.error().source()), std::string(parsed.error().description()), "mend the TOML here");
      return;
    }
    const toml::table& top = parsed.table();
    check_keys(top, set_keys);
    read_table(top, "lexicons", [&](const std::string& name, Place at, const toml::node& node) {
      sources_.lexicons.push_back(lexicon(name, at, node));
    });
    read_table(top, "classes", [&](const std::string& name, Place at, const toml::node& node) {
      sources_.classes.push_back({name, at, piece(node)});
    });
    read_table(top, "fragments", [&](const std::string& name, Place at, const toml::node& node) {
      sources_.fragments.push_back({name, at, piece(node)});
    });
    read_rules(top);
  }

 private:
  Place place(const toml::source_region& region) const { return {file_, region.begin.line, region.begin.column}; }

  void fault(Place at, std::string what, std::string mend, std::uint32_t width = 1) {
    faults_.push_back(fault_at(sources_, at, width, std::move(what), std::move(mend)));
  }

  template <std::size_t N>
  void check_keys(const toml::table& table, const std::array<const char*, N>& known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      std::string all;
      for (const char* name : known) all.append(all.empty() ? "" : ", ").append(name);
      fault(place(key.source()), "there is no key '" + std::string(key.str()) + "' here", "use one of " + all,
            static_cast<std::uint32_t>(key.str().size()));
    }
  }

  // The place of a string's first character: behind its quotation marks.
  Place inside(const toml::node& node) const {
    Place at = place(node.source());
    const std::vector<std::string>& lines = sources_.files[file_].lines;
    if (at.line == 0 || at.line > lines.size()) return at;
    const std::string& line = lines[at.line - 1];
    std::size_t byte = 0;
    for (std::uint32_t column = 1; column < at.column && byte < line.size(); ++column) {
      do ++byte;
      while (byte < line.size() && (line[byte] & 0xc0) == 0x80);
    }
    const std::string_view rest = std::string_view(line).substr(byte);
    const bool block = rest.starts_with("'''") || rest.starts_with("\"\"\"");
    if (block && rest.size() == 3) return {file_, at.line + 1, 1};
    at.column += block ? 3 : 1;
    return at;
  }

  Piece piece(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return {*text, inside(node)};
    fault(place(node.source()), "this must be a text in quotation marks", "write it as '…'");
    return {"", place(node.source())};
  }

  std::vector<Piece> pieces(const toml::node& node) {
    std::vector<Piece> all;
    if (const toml::array* array = node.as_array()) {
      for (const toml::node& one : *array) all.push_back(piece(one));
    } else {
      all.push_back(piece(node));
    }
    return all;
  }

  template <typename Read>
  void read_table(const toml::table& top, std::string_view key, Read read) {
    const toml::node* node = top.get(key);
    if (node == nullptr) return;
    if (!node->is_table()) {
      fault(place(node->source()), "'" + std::string(key) + "' must be a table",
            "open it with [" + std::string(key) + "]");
      return;
    }
    for (const auto& [name, value] : *node->as_table()) read(std::string(name.str()), place(name.source()), value);
  }

  // A constant as text: numbers and truth values as they are written in TOML, lists joined by blanks.
  std::string constant(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const toml::array* array = node.as_array()) {
      std::string joined;
      for (const toml::node& one : *array) joined.append(joined.empty() ? "" : " ").append(constant(one));
      return joined;
    }
    fault(place(node.source()), "this value cannot be read", "write it as a text in quotation marks");
    return "";
  }

  std::vector<std::pair<std::string, std::string>> constants(const toml::node& node) {
    std::vector<std::pair<std::string, std::string>> all;
    if (const toml::table* table = node.as_table()) {
      for (const auto& [key, value] : *table) all.emplace_back(key.str(), constant(value));
    } else {
      fault(place(node.source()), "this must be a table", "write it as { field = \"value\" }");
    }
    return all;
  }

  Lexicon lexicon(const std::string& name, Place at, const toml::node& node) {
    Lexicon made;
    made.name = name;
    made.place = at;
    if (const toml::table* table = node.as_table()) {
      for (const auto& [word, value] : *table) {
        Place inner = place(word.source());
        made.entries.push_back({{std::string(word.str()), inner}, constant(value)});
      }
    } else if (node.is_array()) {
      for (Piece& word : pieces(node)) made.entries.push_back({std::move(word), ""});
    } else {
      fault(place(node.source()), "a lexicon must be a list or a table", "write it as [\"word\", …]");
    }
    return made;
  }

  void read_rules(const toml::table& top) {
    const toml::node* rules = top.get("rule");
    if (rules == nullptr) return;
    RuleSet set;
    set.place = {file_, 1, 1};
    const std::string& file = sources_.files[file_].name;
    set.name = std::filesystem::path(file).stem().string();
    if (const toml::node* node = top.get("name")) set.name = piece(*node).text;
    if (const toml::node* node = top.get("about")) set.about = piece(*node).text;
    if (const toml::node* node = top.get("stage")) {
      set.stage = piece(*node).text;
      set.place = place(node->source());
    }
    if (const toml::node* node = top.get("veto")) set.vetoes = pieces(*node);
    const toml::array* array = rules->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
      if (const toml::table* table = (*array)[i].as_table()) set.rules.push_back(rule(*table));
    }
    if (array == nullptr) fault(place(rules->source()), "'rule' must be a list of tables", "open each with [[rule]]");
    std::erase_if(sources_.rulesets, [&](const RuleSet& other) { return other.name == set.name; });
    sources_.rulesets.push_back(std::move(set));
  }

  Rule rule(const toml::table& table) {
    check_keys(table, rule_keys);
    Rule made;
    made.place = place(table.source());
    const auto with = [&](std::string_view key, auto read) {
      if (const toml::node* node = table.get(key)) read(*node);
    };
    with("name", [&](const toml::node& node) {
      made.name = piece(node).text;
      made.place = place(node.source());
    });
    with("about", [&](const toml::node& node) { made.about = piece(node).text; });
    with("emit", [&](const toml::node& node) { made.emit = piece(node).text; });
    with("pattern", [&](const toml::node& node) { made.pattern = piece(node); });
    with("before", [&](const toml::node& node) { made.before = piece(node); });
    with("after", [&](const toml::node& node) { made.after = piece(node); });
    with("never", [&](const toml::node& node) { made.never = pieces(node); });
    with("set", [&](const toml::node& node) { made.set = constants(node); });
    with("lookup", [&](const toml::node& node) { made.lookup = constants(node); });
    with("weight", [&](const toml::node& node) { made.weight = node.value<double>().value_or(0); });
    with("counterexamples", [&](const toml::node& node) { made.counterexamples = pieces(node); });
    with("examples", [&](const toml::node& node) {
      if (const toml::array* array = node.as_array()) {
        for (const toml::node& one : *array) made.examples.push_back(example(one));
      }
    });
    if (made.name.empty()) fault(place(table.source()), "this rule has no name", "add name = \"…\"");
    if (made.pattern.text.empty()) fault(place(table.source()), "this rule has no pattern", "add pattern = '…'");
    if (made.examples.empty()) {
      fault(made.place, "the rule '" + made.name + "' has no example",
            "add examples = [{ text = \"… [[answer]] …\" }]");
    }
    return made;
  }

  Example example(const toml::node& node) {
    Example made;
    const toml::table* table = node.as_table();
    const toml::node* text = table != nullptr ? table->get("text") : &node;
    if (text == nullptr) {
      fault(place(node.source()), "this example has no text", "add text = \"… [[answer]] …\"");
      return made;
    }
    made.text = piece(*text);
    if (table != nullptr) {
      for (const auto& [key, value] : *table) {
        if (key.str() != "text") made.fields.emplace_back(key.str(), constant(value));
      }
    }
    unmark(made);
    return made;
  }

  void unmark(Example& example) {
    std::string& text = example.text.text;
    const std::size_t open = text.find("[["), close = text.find("]]");
    if (open == std::string::npos && close == std::string::npos) return;
    if (open == std::string::npos || close == std::string::npos || close < open) {
      fault(example.text.place, "the marks of this example do not pair", "enclose the answer in [[ and ]]");
      return;
    }
    text.erase(close, 2);
    text.erase(open, 2);
    example.marked = true;
    example.begin = static_cast<std::uint32_t>(open);
    example.end = static_cast<std::uint32_t>(close - 2);
  }

  std::uint32_t file_;
  Sources& sources_;
  std::vector<Diagnostic>& faults_;
};

std::uint32_t add_file(std::string_view name, std::string_view text, Sources& sources) {
  sources.files.push_back({std::string(name), lines_of(text)});
  return static_cast<std::uint32_t>(sources.files.size() - 1);
}

}  // namespace

void load_toml(std::string_view name, std::string_view text, Sources& sources, std::vector<Diagnostic>& faults) {
  TomlReader(add_file(name, text, sources), sources, faults).read(text);
}

void load_tsv(std::string_view name, std::string_view text, Sources& sources, std::vector<Diagnostic>&) {
  const std::uint32_t file = add_file(name, text, sources);
  Lexicon lexicon;
  lexicon.name = std::filesystem::path(name).stem().string();
  lexicon.place = {file, 1, 1};
  std::uint32_t number = 0;
  for (const std::string& line : sources.files[file].lines) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    Lexicon::Entry& entry = lexicon.entries.emplace_back();
    entry.words = {line.substr(0, tab), {file, number, 1}};
    if (tab != std::string::npos) entry.value = line.substr(tab + 1);
  }
  sources.lexicons.push_back(std::move(lexicon));
}

void load_folder(const std::filesystem::path& folder, Sources& sources, std::vector<Diagnostic>& faults) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& part : {folder, folder / "lexicons"}) {
    for (const auto& entry : std::filesystem::directory_iterator(part, error)) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".toml" || extension == ".tsv") files.push_back(entry.path());
    }
    if (error && part == folder) {
      faults.push_back({folder.string(), 0, 0, 1, "", error.message(), "name a folder that holds rule files"});
    }
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& path : files) {
    std::ifstream in(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) {
      faults.push_back({path.string(), 0, 0, 1, "", "this file cannot be read", "make it readable"});
    } else {
      (path.extension() == ".toml" ? load_toml : load_tsv)(path.string(), text, sources, faults);
    }
  }
}

Diagnostic fault_at(const Sources& sources, Place place, std::uint32_t width, std::string what, std::string mend) {
  Diagnostic fault{"", place.line, place.column, width, "", std::move(what), std::move(mend)};
  if (place.file < sources.files.size()) {
    const Sources::File& file = sources.files[place.file];
    fault.file = file.name;
    if (place.line > 0 && place.line <= file.lines.size()) fault.source = file.lines[place.line - 1];
  }
  return fault;
}

}  // namespace nutgraf

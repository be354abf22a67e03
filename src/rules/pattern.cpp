#include "rules/pattern.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "rules/words.h"

namespace nutgraf {
namespace {

constexpr int most_repetitions = 50;

NodePtr make_atom(Atom::Type type, std::string text = {}) {
  Node node;
  node.type = Node::Type::atom;
  node.atom = {type, std::move(text)};
  return std::make_shared<const Node>(std::move(node));
}

NodePtr make_choice(std::vector<NodePtr> children) {
  if (children.size() == 1) return children[0];
  Node node;
  node.type = Node::Type::choice;
  node.children = std::move(children);
  return std::make_shared<const Node>(std::move(node));
}

NodePtr make_repeat(NodePtr child, int least, int most) {
  Node node;
  node.type = Node::Type::repeat;
  node.children = {std::move(child)};
  node.least = least;
  node.most = most;
  return std::make_shared<const Node>(std::move(node));
}

/// Thrown inside the parser once the fault is reported.
struct Stop {};

class Parser {
 public:
  Parser(const Piece& pattern, const Resolver& resolve, const Reporter& report)
      : piece_(pattern), text_(pattern.text), resolve_(resolve), report_(report) {}

  NodePtr whole() {
    NodePtr node = choice();
    if (!done()) fail(at_, 1, "this ')' closes no group", "take it out, or write '\\)' for the character");
    return node;
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  bool ahead(std::string_view s) const { return text_.substr(at_).starts_with(s); }

  [[noreturn]] void fail(std::size_t at, std::size_t bytes, std::string what, std::string mend) {
    std::uint32_t width = 0;
    for (std::size_t i = at; i < std::min(at + bytes, text_.size()); i += code_point_length(text_, i)) ++width;
    report_(place_in(piece_, at), std::max(width, 1u), std::move(what), std::move(mend));
    throw Stop{};
  }

  NodePtr choice() {
    std::vector<NodePtr> branches;
    branches.push_back(sequence());
    while (!done() && peek() == '|') {
      ++at_;
      branches.push_back(sequence());
    }
    return make_choice(std::move(branches));
  }

  NodePtr sequence() {
    std::vector<NodePtr> items;
    while (!done() && peek() != '|' && peek() != ')') {
      if (peek() == '\n' || peek() == '\r') {  // a line end of a ''' pattern, with the indent behind it
        while (!done() && (peek() == '\n' || peek() == '\r' || peek() == ' ' || peek() == '\t')) ++at_;
        continue;
      }
      items.push_back(item());
    }
    return make_sequence(std::move(items));
  }

  NodePtr item() {
    const std::size_t begin = at_;
    if (peek() == '(') return quantified(group(), begin);
    if (ahead("{{")) return quantified(reference(), begin);
    switch (peek()) {
      case ' ':
      case '\t':
        ++at_;
        return quantified(make_atom(Atom::Type::space), begin);
      case '^':
        ++at_;
        return make_atom(Atom::Type::begin);
      case '$':
        ++at_;
        return make_atom(Atom::Type::end);
      case '.':
        ++at_;
        return quantified(make_atom(Atom::Type::any), begin);
      case '?':
      case '*':
      case '+':
        fail(at_, 1, "nothing stands before this to repeat", "put it behind a word, a group or a {{name}}");
      case '{':
        fail(at_, 1, "nothing stands before this to repeat", "names are written {{name}}, with two braces");
      case '\\':
        return escape();
      default:
        break;
    }
    if (begins_word()) return word();
    if (peek() == '[') {
      fail(at_, 1, "a set of characters outside a word", "define a class in [classes] and write {{name}}, or '\\['");
    }
    return quantified(symbol(), begin);
  }

  NodePtr symbol() {
    const std::size_t length = ahead("--") ? 2 : ahead("...") ? 3 : code_point_length(text_, at_);
    at_ += length;
    return make_atom(Atom::Type::literal, std::string(text_.substr(at_ - length, length)));
  }

  NodePtr escape() {
    const std::size_t begin = at_;
    if (at_ + 1 >= text_.size()) fail(at_, 1, "nothing behind the backslash", "write '\\\\' for a backslash");
    const char c = text_[at_ + 1];
    if (begins_with_letter(text_.substr(at_ + 1)) || (c >= '0' && c <= '9')) {
      const std::string_view mend = c == 'w'   ? "write {{word}}: patterns are over whole words"
                                    : c == 'd' ? "write {{digits}}: patterns are over whole numbers"
                                    : c == 's' ? "write a blank: it matches white space of any sort"
                                    : c == 'b' ? "leave it out: words always match whole"
                                               : "use a class: see docs/rules.md";
      fail(begin, 2, "'\\" + std::string(1, c) + "' is for letters, and patterns are over words", std::string(mend));
    }
    ++at_;
    if (text_.substr(begin).starts_with("\\.\\.\\.")) {
      at_ = begin + 6;
      return quantified(make_atom(Atom::Type::literal, "..."), begin);
    }
    return quantified(symbol(), begin);
  }

  NodePtr group() {
    const std::size_t begin = at_;
    ++at_;
    std::optional<std::string> name;
    if (ahead("?:")) {
      at_ += 2;
    } else if (ahead("?P<")) {
      at_ += 3;
      const std::size_t end = text_.find('>', at_);
      if (end == std::string_view::npos) fail(begin, 4, "the capture's name has no '>'", "write (?P<name>…)");
      name = std::string(text_.substr(at_, end - at_));
      const bool plain = !name->empty() && std::all_of(name->begin(), name->end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      });
      if (!plain) fail(at_, end - at_, "not a capture's name", "use small letters, digits and _");
      at_ = end + 1;
    } else if (ahead("?<")) {
      fail(begin, 3, "RE2 wants a P in a named capture", "write (?P<name>…)");
    } else if (ahead("?")) {
      fail(begin, 3, "this kind of group is unknown (there is no lookaround)",
           "write (…), or put context into 'before', 'after' or 'never'");
    }
    NodePtr inside = choice();
    if (done()) fail(begin, 1, "this group is never closed", "add a ')'");
    ++at_;
    return name ? make_capture(std::move(*name), std::move(inside)) : inside;
  }

  NodePtr reference() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find("}}", at_);
    if (end == std::string_view::npos) fail(begin, 2, "this {{ has no }}", "write {{name}}");
    const std::string name(text_.substr(begin + 2, end - begin - 2));
    at_ = end + 2;
    const auto width = static_cast<std::uint32_t>(name.size() + 4);
    if (NodePtr tree = resolve_(name, place_in(piece_, begin), width)) return tree;
    return make_atom(Atom::Type::named, name);
  }

  NodePtr quantified(NodePtr node, std::size_t begin) {
    if (done()) return node;
    int least = 1, most = 1;
    const std::size_t at = at_;
    if (peek() == '?') {
      least = 0;
    } else if (peek() == '*') {
      least = 0;
      most = -1;
    } else if (peek() == '+') {
      most = -1;
    } else if (peek() == '{' && !ahead("{{")) {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos || !counts(text_.substr(at_ + 1, end - at_ - 1), least, most)) {
        fail(at, 1, "not a number of repetitions", "write {2}, {2,} or {2,4}, with at most 50");
      }
      at_ = end;
    } else {
      return node;
    }
    ++at_;
    if (!done() && (peek() == '?' || peek() == '*' || peek() == '+')) {
      fail(begin, at_ + 1 - begin, "two repetitions in a row", "keep one: patterns always match the longest way");
    }
    return make_repeat(std::move(node), least, most);
  }

  static bool counts(std::string_view text, int& least, int& most) {
    const char* end = text.data() + text.size();
    const auto [comma, error] = std::from_chars(text.data(), end, least);
    if (error != std::errc()) return false;
    most = least;
    if (comma != end) {
      if (*comma != ',') return false;
      most = -1;
      if (comma + 1 != end) {
        const auto [rest, wrong] = std::from_chars(comma + 1, end, most);
        if (wrong != std::errc() || rest != end) return false;
      }
    }
    return least <= most_repetitions && most <= most_repetitions && (most < 0 || (least <= most && most > 0));
  }

  bool letter_or_digit(std::size_t at) const {
    return at < text_.size() && ((text_[at] >= '0' && text_[at] <= '9') || begins_with_letter(text_.substr(at)));
  }
  bool apostrophe(std::size_t at) const {
    return at < text_.size() && (text_[at] == '\'' || text_.substr(at).starts_with("\u2019"));
  }
  bool begins_word() const {
    return letter_or_digit(at_) || (apostrophe(at_) && letter_or_digit(at_ + code_point_length(text_, at_)));
  }

  // A run of letters with [sz] choices and a `?` behind a letter, as the words that it spells.
  NodePtr word() {
    const std::size_t begin = at_;
    std::vector<std::string> spelled = {""};
    std::vector<std::string> without_last;
    const auto add = [&](const std::vector<std::string>& letters) {
      std::vector<std::string> longer;
      for (const std::string& head : spelled) {
        for (const std::string& letter : letters) longer.push_back(head + letter);
      }
      without_last = std::move(spelled);
      spelled = std::move(longer);
    };
    while (!done()) {
      if (begins_word()) {
        const std::size_t length = code_point_length(text_, at_);
        add({std::string(text_.substr(at_, length))});
        at_ += length;
      } else if (peek() == '[' && at_ > begin) {
        add(letter_choices());
      } else if (peek() == '?' && at_ > begin && (letter_or_digit(at_ - 1) || text_[at_ - 1] == ']')) {
        ++at_;
        spelled.insert(spelled.end(), without_last.begin(), without_last.end());
        without_last.clear();
      } else if (ahead("\\.") && dotted(spelled[0])) {
        add({"."});
        at_ += 2;
      } else {
        break;
      }
      if (spelled.size() > 64) fail(begin, at_ - begin, "too many spellings in one word", "list the words: (a|b|c)");
    }
    if (!done() && (peek() == '+' || peek() == '*' || (peek() == '{' && !ahead("{{")))) {
      fail(begin, at_ + 1 - begin, "a word cannot be repeated letter by letter", "put it in a group: (word )+");
    }
    if (!done() && peek() == '(' && letter_or_digit(at_ + 1)) {
      fail(begin, at_ + 1 - begin, "a group inside a word", "write whole words: (raise|raises|raised)");
    }
    return choice_of_words(spelled);
  }

  // U.S. and its kind: every letter so far with a dot behind it, or a single letter with another letter and dot to
  // come.
  bool dotted(const std::string& so_far) const {
    const std::size_t last = so_far.rfind('.');
    const std::string_view tail = std::string_view(so_far).substr(last == std::string::npos ? 0 : last + 1);
    const bool single = tail.size() == 1 && begins_with_letter(tail);
    return single &&
           (last != std::string::npos || (letter_or_digit(at_ + 2) && text_.substr(at_ + 3).starts_with("\\.")));
  }

  std::vector<std::string> letter_choices() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find(']', at_);
    if (end == std::string_view::npos)
      fail(begin, 1, "this '[' has no ']'", "write organi[sz]ation, or '\\[' for the character");
    std::vector<std::string> letters;
    for (at_ = begin + 1; at_ < end; at_ += code_point_length(text_, at_)) {
      if (!letter_or_digit(at_)) {
        fail(begin, end + 1 - begin, "only letters may stand in [ ] inside a word", "list them: organi[sz]ation");
      }
      letters.emplace_back(text_.substr(at_, code_point_length(text_, at_)));
    }
    if (letters.empty()) fail(begin, 2, "nothing stands in [ ]", "list letters: organi[sz]ation");
    at_ = end + 1;
    return letters;
  }

  static NodePtr choice_of_words(const std::vector<std::string>& spelled) {
    std::vector<NodePtr> branches;
    bool optional = false;
    for (const std::string& text : spelled) {
      if (text.empty()) {
        optional = true;
        continue;
      }
      std::vector<NodePtr> words;
      for (const std::string_view token : split_words(text)) {
        words.push_back(make_atom(Atom::Type::literal, std::string(token)));
      }
      branches.push_back(make_sequence(std::move(words)));
    }
    NodePtr node = make_choice(std::move(branches));
    return optional ? make_repeat(std::move(node), 0, 1) : node;
  }

  const Piece& piece_;
  std::string_view text_;
  const Resolver& resolve_;
  const Reporter& report_;
  std::size_t at_ = 0;
};

void collect_names(const Node& node, std::vector<std::string>& names) {
  if (node.type == Node::Type::capture) names.push_back(node.name);
  for (const NodePtr& child : node.children) collect_names(*child, names);
}

}  // namespace

NodePtr make_sequence(std::vector<NodePtr> children) {
  if (children.size() == 1) return children[0];
  Node node;
  node.type = Node::Type::sequence;
  node.children = std::move(children);
  return std::make_shared<const Node>(std::move(node));
}

NodePtr make_capture(std::string name, NodePtr child) {
  Node node;
  node.type = Node::Type::capture;
  node.name = std::move(name);
  node.children = {std::move(child)};
  return std::make_shared<const Node>(std::move(node));
}

NodePtr parse_pattern(const Piece& pattern, const Resolver& resolve, const Reporter& report) {
  try {
    return Parser(pattern, resolve, report).whole();
  } catch (const Stop&) {
    return nullptr;
  }
}

Place place_in(const Piece& piece, std::size_t at) {
  Place place = piece.place;
  const std::string_view text = piece.text;
  for (std::size_t i = 0; i < at && i < text.size(); i += code_point_length(text, i)) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

std::vector<std::string> capture_names(const Node& node) {
  std::vector<std::string> names;
  collect_names(node, names);
  return names;
}

}  // namespace nutgraf

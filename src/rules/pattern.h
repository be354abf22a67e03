#pragma once

// A rule's pattern as a tree. Its leaves are predicates over words; vocabulary.h knows what words they hold for.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "nutgraf/rules.h"
#include "rules/source.h"

namespace nutgraf {

struct Node;
using NodePtr = std::shared_ptr<const Node>;

/// A leaf: what one element must be.
struct Atom {
  enum class Type : std::uint8_t { any, space, begin, end, literal, named } type = Type::any;
  std::string text;  ///< the word of a literal as written, or the name of a class or lexicon
  auto operator<=>(const Atom&) const = default;
};

struct Node {
  enum class Type : std::uint8_t { atom, sequence, choice, repeat, capture } type = Type::sequence;
  Atom atom;                      ///< atom
  std::vector<NodePtr> children;  ///< sequence, choice; one for repeat and capture
  int least = 1, most = 1;        ///< repeat; most -1 without bound
  std::string name;               ///< capture
};

NodePtr make_sequence(std::vector<NodePtr> children);
NodePtr make_capture(std::string name, NodePtr child);

/// What `{{name}}` in a pattern stands for: a fragment's tree, or nullptr for a class or lexicon of that name (then a
/// leaf). Reports unknown names itself, given the place and width in code points.
using Resolver = std::function<NodePtr(const std::string& name, Place place, std::uint32_t width)>;
/// Called with the place, width, what is wrong and the mend.
using Reporter = std::function<void(Place place, std::uint32_t width, std::string what, std::string mend)>;

/// The tree of PATTERN, or nullptr after a fault has been reported.
NodePtr parse_pattern(const Piece& pattern, const Resolver& resolve, const Reporter& report);

/// The place of the byte at AT in a piece: behind a line end, columns count from that line's begin.
Place place_in(const Piece& piece, std::size_t at);

/// The names of the captures, outermost and leftmost first.
std::vector<std::string> capture_names(const Node& node);

}  // namespace nutgraf

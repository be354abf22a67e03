#include "text/tokens.h"

#include "rules/words.h"

namespace nutgraf {
namespace {

constexpr std::size_t cache_size = 16384;                    // a power of two
constexpr std::uint64_t tag_bits = ~std::uint64_t{0} << 18;  // of a hash; the others give way to shape and type

}  // namespace

Tokeniser::Tokeniser(const Book& book)
    : book_(book), number_prefix_(book.find_class("number_prefix")), known_(cache_size) {
  for (std::size_t c = 0; c < mark_types_.size(); ++c) {
    const char mark = static_cast<char>(c);
    mark_types_[c] = book.word_type(std::string_view(&mark, 1), Shape::lower);
  }
}

void Tokeniser::read(std::string_view text, Span span, std::vector<Token>& out) {
  const std::size_t before = out.size();
  marks_.clear();
  unclassified_.clear();
  Cutter cutter(text, span.begin, span.end);
  for (Cut cut; cutter.next(cut);) {
    std::string_view word = text.substr(cut.begin, cut.end - cut.begin);
    if (cut.kind == TokenKind::mark || word.back() == '.') marks_.push_back(static_cast<std::uint32_t>(out.size()));
    Token token;
    token.space_before = cut.spaced;
    switch (cut.kind) {
      case TokenKind::number:
        token.type = book_.number_type(word);
        break;
      case TokenKind::url:
        token.type = book_.url_type();
        break;
      case TokenKind::word:
        if (word.back() >= '0' && word.back() <= '9') {
          if (const std::size_t letters = number_prefix(word); letters > 0) {
            word = word.substr(0, letters);
            cutter.resume(cut.begin + letters);
          }
        }
        postpone(word, out.size());
        break;
      case TokenKind::mark:
        if (word.size() == 1 && static_cast<unsigned char>(word[0]) < mark_types_.size()) {
          token.type = mark_types_[static_cast<unsigned char>(word[0])];
        } else {
          postpone(word, out.size());
        }
    }
    token.begin = static_cast<std::uint32_t>(cut.begin);
    token.end = static_cast<std::uint32_t>(cut.begin + word.size());
    out.push_back(token);
  }
  if (out.size() > before) out[before].space_before = false;
  for (const Unclassified& word : unclassified_) classify(text, word.hash, out[word.token]);
}

// Words are classified when a paragraph has been cut: their places in the cache are under way by then.
void Tokeniser::postpone(std::string_view word, std::size_t token) {
  const std::uint64_t hash = exact_hash(word);
  __builtin_prefetch(&known_[hash & (cache_size - 1)]);
  unclassified_.push_back({hash, static_cast<std::uint32_t>(token)});
}

void Tokeniser::classify(std::string_view text, std::uint64_t hash, Token& token) {
  std::uint64_t& known = known_[hash & (cache_size - 1)];
  if (known == 0 || ((known ^ hash) & tag_bits) != 0) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    token.shape = shape_of(word);
    token.type = book_.word_type(word, token.shape);
    known = (hash & tag_bits) | static_cast<std::uint64_t>(token.shape) << 16 | token.type;
    return;
  }
  token.shape = static_cast<Shape>(known >> 16 & 3);
  token.type = static_cast<TypeId>(known);
}

// How many letters of WORD go before its digits as a word of their own (`Rs50`, `USD34`), 0 for none.
std::size_t Tokeniser::number_prefix(std::string_view word) const {
  const std::size_t digits = word.find_first_of("0123456789");
  if (digits == 0 || word.find_first_not_of("0123456789", digits) != std::string_view::npos) return 0;
  const std::string_view letters = word.substr(0, digits);
  return book_.is(book_.word_type(letters, shape_of(letters)), number_prefix_) ? digits : 0;
}

}  // namespace nutgraf

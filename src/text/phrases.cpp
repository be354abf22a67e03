#include <algorithm>
#include <array>

#include "text/article.h"

namespace nutgraf {
namespace {

constexpr std::size_t longest_phrase = 12;  // tokens

}  // namespace

void mark_phrases(const Book& book, Article& article) {
  std::array<std::string_view, longest_phrase> words;
  for (const Sentence& sentence : article.sentences) {
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      Token& token = article.tokens[at];
      token.phrase = 0;
      if (!book.begins_phrase(token.type)) continue;
      const std::size_t count = std::min<std::size_t>(longest_phrase, sentence.last - at);
      for (std::size_t i = 0; i < count; ++i) words[i] = article.of(article.tokens[at + i]);
      const Book::Phrase phrase = book.find_phrase(std::span(words.data(), count));
      token.phrase = static_cast<std::uint8_t>(phrase.words);
      token.phrase_type = phrase.type;
    }
  }
}

}  // namespace nutgraf

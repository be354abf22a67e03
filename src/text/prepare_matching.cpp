#include <algorithm>
#include <array>

#include "text/article.h"

namespace nutgraf {
namespace {

constexpr std::size_t longest_phrase = 12;  // tokens

}  // namespace

void prepare_matching(const Book& book, Article& article) {
  std::array<std::string_view, longest_phrase> words;
  for (Sentence& sentence : article.sentences) {
    sentence.opens = book.opens(book.begin_type());
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
      Token& token = article.tokens[at];
      token.phrase = 0;
      sentence.opens |= book.opens(token.type);
      if (!book.begins_phrase(token.type)) continue;
      const std::size_t count = std::min<std::size_t>(longest_phrase, sentence.last - at);
      for (std::size_t i = 0; i < count; ++i) words[i] = article.of(article.tokens[at + i]);
      const Book::Phrase phrase = book.find_phrase(std::span(words.data(), count));
      token.phrase = static_cast<std::uint8_t>(phrase.words);
      token.phrase_type = phrase.type;
      if (phrase.words > 0) sentence.opens |= book.opens(phrase.type);
    }
  }
}

}  // namespace nutgraf

#include "text/article.h"

namespace nutgraf {

struct TextReader::State {};
TextReader::TextReader(const Book&) {}
TextReader::~TextReader() = default;
void TextReader::read(std::string_view text, Article& out) { out.text = text; }

}  // namespace nutgraf

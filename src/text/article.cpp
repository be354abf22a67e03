#include "text/article.h"

#include <algorithm>

#include "text/furniture.h"
#include "text/paragraphs.h"
#include "text/quotations.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace nutgraf {
namespace {

// The line that each sentence begins in.
void number_lines(const std::vector<Line>& lines, const Paragraph& paragraph, std::vector<Sentence>& sentences,
                  std::size_t first) {
  std::uint32_t line = paragraph.first;
  for (std::size_t i = first; i < sentences.size(); ++i) {
    while (line + 1 < paragraph.last && lines[line + 1].span.begin <= sentences[i].span.begin) ++line;
    sentences[i].line = lines[line].number;
  }
}

}  // namespace

struct TextReader::State {
  explicit State(const Book& book) : tokeniser(book), furniture(book), quotations(book), splitter(book) {}

  Tokeniser tokeniser;
  FurnitureFinder furniture;
  QuotationFinder quotations;
  SentenceSplitter splitter;
  std::vector<Line> lines;
  std::vector<Paragraph> paragraphs;
  std::vector<Verdict> verdicts;
};

TextReader::TextReader(const Book& book) : state_(std::make_unique<State>(book)) {}
TextReader::~TextReader() = default;

void TextReader::read(std::string_view text, Article& out) {
  State& s = *state_;
  out.text = text;
  out.tokens.clear();
  out.sentences.clear();
  out.quotations.clear();
  out.dateline = {};
  s.quotations.reset();
  find_lines(text, s.lines);
  join_lines(text, s.lines, s.paragraphs);
  s.furniture.judge(text, s.lines, s.paragraphs, s.verdicts, out.dateline);
  for (std::size_t p = 0; p < s.paragraphs.size(); ++p) {
    if (s.verdicts[p].role == Role::furniture) continue;
    const auto first_token = static_cast<std::uint32_t>(out.tokens.size());
    const auto first_sentence = static_cast<std::uint32_t>(out.sentences.size());
    s.tokeniser.read(text, {s.verdicts[p].text, s.paragraphs[p].span.end}, out.tokens);
    s.quotations.resolve(text, first_token, s.tokeniser.marks(), out.tokens);
    s.splitter.split(text, out.tokens, first_token, s.tokeniser.marks(), out.sentences);
    s.quotations.append(out, first_sentence);
    for (std::size_t i = first_sentence; i < out.sentences.size(); ++i) {
      out.sentences[i].paragraph = static_cast<std::uint32_t>(p);
      out.sentences[i].role = s.verdicts[p].role;
    }
    number_lines(s.lines, s.paragraphs[p], out.sentences, first_sentence);
  }
}

}  // namespace nutgraf

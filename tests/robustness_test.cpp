// Whatever the bytes, extraction ends, and its records stand in the text. Inputs are random but the same on every run.

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "nutgraf/extract.h"
#include "text/decode.h"

namespace nutgraf {
namespace {

using namespace std::string_literals;

// What rules, sentence ends, quotation marks and decoders look for, in no order; broken UTF-8 and NUL among it.
// clang-format off
const std::vector<std::string> pieces = {
    " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2009", "\u200b", "\u2028", ".", ",", ". ", "?", "!", ":",
    ";", "-", "–", "—", "(", ")", "[", "]", "/", "%", "&", "$", "£", "€", "¥", "US$", "\"", "'", "“", "”", "‘", "’", "«",
    "1", "7.5", "1,250", "2019", "1 234 567", "½", "0", "00012", "9999999999999999999999999999", "1/0", "5–4", "3-2",
    "million", "bn", "per cent", "percentage points", "a dozen", "half", "two thirds of", "one in five", "doubled",
    "second-largest", "between", "and", "to", "from", "of", "up", "more than", "about", "in", "the", "a", "year",
    "tonnes", "people", "homes", "aged", "Mr", "Dr.", "Sir", "O'Neill", "McKay", "Jean-Luc", "van der Berg", "Anna",
    "Marsden", "Jr.", "Northgate", "Ltd", "Corp.", "University of", "Bank", "(HUA)", "U.S.", "BBC", "McDonald's",
    "said", "says", "told", "according to", "denied that", "he", "she", "who", "added", "LONDON (Reuters) -", "By ",
    "http://example.org/a", "@anna", "#news", "İ", "ß", "é", "e\u0301", "中文", "𝔘", "😀", "\ufeff", "\ufffd", "\u202e",
    "\0"s, "\x01", "\x7f", "\xff", "\xfe", "\x80", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xed\xa0\x80", "\xc0\xaf",
};
// clang-format on

std::string random_bytes(std::mt19937& random, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random() & 0xff);
  return bytes;
}

std::string random_pieces(std::mt19937& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += pieces[random() % pieces.size()];
    if (random() % 4) text += ' ';
  }
  return text;
}

bool begins_code_point(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
}

void expect_in_text(const Document& document, const Extraction& extraction) {
  std::set<std::string> ids;
  for (const Record& record : extraction.records) {
    const auto [begin, end] = record.span;
    ASSERT_LT(begin, end) << record.rule;
    ASSERT_LE(end, document.text.size()) << record.rule;
    EXPECT_TRUE(begins_code_point(document.text, begin)) << record.rule;
    EXPECT_TRUE(begins_code_point(document.text, end)) << record.rule;
    EXPECT_TRUE(ids.insert(record.id()).second) << record.id();
  }
  for (const Record& record : extraction.records) {
    const FieldValue* entity = record.find(Field::entity);
    if (entity != nullptr) {
      EXPECT_TRUE(ids.contains(entity->text)) << record.rule << " names " << entity->text;
    }
  }
}

class Robustness : public testing::Test {
 protected:
  void extract(std::string bytes) {
    const Document document{"doc", decode(std::move(bytes)).text};
    expect_in_text(document, extractor_.extract(document));
  }

  std::mt19937 random_{20};
  Extractor extractor_{builtin_rules()};
};

TEST_F(Robustness, TakesRandomBytes) {
  for (int i = 0; i < 200; ++i) extract(random_bytes(random_, random_() % 2000));
}

TEST_F(Robustness, TakesPiecesOfNewsInAnyOrder) {
  for (int i = 0; i < 300; ++i) extract(random_pieces(random_, random_() % 300));
}

TEST_F(Robustness, TakesTextCutAnywhere) {
  const std::string text = "“Rates — at 7½% — cost Zoë O’Neill £1.2bn,” said Acme Corp.’s Dr. Núñez 😀 in 2019.\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    extract(text.substr(0, size));
    extract(text.substr(size));
  }
}

TEST_F(Robustness, TakesAnyPieceManyTimes) {
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 20000) text += piece;
    extract(text);
    text.clear();
    while (text.size() < 20000) text += piece + ' ';
    extract(text);
  }
}

TEST_F(Robustness, TakesOneVeryLongLine) { extract(random_pieces(random_, 100000)); }

TEST_F(Robustness, FindsTheSameWithoutGates) {
  Extractor ungated(builtin_rules(), {.gated = false});
  for (int i = 0; i < 50; ++i) {
    const Document document{"doc", decode(random_pieces(random_, 200)).text};
    const Extraction quick = extractor_.extract(document);
    const Extraction slow = ungated.extract(document);
    ASSERT_EQ(quick.records.size(), slow.records.size()) << document.text;
    for (std::size_t n = 0; n < quick.records.size(); ++n) {
      EXPECT_EQ(quick.records[n].span, slow.records[n].span) << document.text;
      EXPECT_EQ(quick.records[n].rule, slow.records[n].rule) << document.text;
    }
  }
}

}  // namespace
}  // namespace nutgraf

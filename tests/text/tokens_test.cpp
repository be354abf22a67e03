#include "text/tokens.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace nutgraf {
namespace {

using fixture::Reading;
using Strings = std::vector<std::string>;

TEST(Tokens, CutsWordsNumbersAndMarks) {
  const std::pair<std::string, Strings> cases[] = {
      {"The Mayor paid £75m.", {"The", "Mayor", "paid", "£", "75", "m", "."}},
      {"6ft 3in, 12-year", {"6", "ft", "3", "in", ",", "12", "-", "year"}},
      {"G20 and B2B", {"G20", "and", "B2B"}},
      {"5,448 of 1,25,000 or 1.2", {"5,448", "of", "1,25,000", "or", "1.2"}},
      {"Owen's O'Neill’s don't", {"Owen", "'s", "O'Neill", "’s", "don't"}},
      {"Zoë's café’s", {"Zoë", "'s", "café", "’s"}},
      {"the U.S.'s a.m. p.m", {"the", "U.S.", "'s", "a.m.", "p", ".", "m"}},
      {"J.K. Larch Corp.", {"J.K.", "Larch", "Corp", "."}},
      {"wait... or -- no", {"wait", "...", "or", "--", "no"}},
      {"``so'' it", {"``", "so", "''", "it"}},
      {"https://tern.example/a?b=1. See", {"https://tern.example/a?b=1", ".", "See"}},
      {"ask desk@tern.example, or @tern_news #floods", {"ask", "desk@tern.example", ",", "or", "@tern_news", "#floods"}},
      {"1\u2009234\u2009567 and 1\u00a0234", {"1\u2009234\u2009567", "and", "1\u00a0234"}},
      {"2019\u00a0300", {"2019", "300"}},
      {"co\u00adop\u200b eration", {"co\u00adop", "eration"}},
      {"a\u00a0b\tc\u202fd", {"a", "b", "c", "d"}},
      {"‘tis", {"‘", "tis"}},
      {"\xff\xfe", {"\xff", "\xfe"}},
  };
  for (const auto& [text, tokens] : cases) EXPECT_EQ(Reading(text).tokens(), tokens) << text;
}

TEST(Tokens, AreCutAsLexiconEntriesAre) {
  const std::string nasty[] = {
      "S.p.A. Sainsbury's",    "O’Neill’s 'n' roll", "Rock'n'roll U.S.'s",   "1\u202f234\u202f567kg", "a''b``c--d...e",
      "www.tern.example/x, y", "x@y #z9 @w",         "’s 's s'",             "ℓ½²№",                  "naïve\u0301 cafe\u0301's",
      "5'10\" 24/7 9/11",      "\xc3 \xe2\x80 \xf0", "\ufeffbom\u200e.\u200f", "樋口 一葉's",            "A.B C.D. e.g.x",
  };
  for (const std::string& text : nasty) {
    const std::vector<std::string_view> words = split_words(text);
    EXPECT_EQ(Reading(text).tokens(), Strings(words.begin(), words.end())) << text;
  }
}

TEST(Tokens, PartACurrencyCodeFromItsNumber) {
  EXPECT_EQ(Reading("USD34.6 million, Rs50 and G7").tokens(),
            (Strings{"USD", "34.6", "million", ",", "Rs", "50", "and", "G7"}));
}

TEST(Tokens, KnowWhereSpaceStands) {
  const Reading reading("£5 m, (so)");
  const bool spaced[] = {false, false, true, false, true, false, false};
  ASSERT_EQ(reading.article.tokens.size(), std::size(spaced));
  for (std::size_t i = 0; i < std::size(spaced); ++i) EXPECT_EQ(reading.article.tokens[i].space_before, spaced[i]) << i;
}

TEST(Tokens, TakeGroupsPartedBySpacesForOneGroupedNumber) {
  const Reading reading("1\u2009234\u2009567");
  EXPECT_TRUE(reading.is(0, "grouped"));
  EXPECT_TRUE(reading.is(0, "digits"));
}

TEST(Tokens, GiveStraightMarksTheTypesOfTypographicOnes) {
  const Reading reading("\"So,\" he said, 'it is the boys' turn.'");
  EXPECT_TRUE(reading.is(0, "open_quote"));
  EXPECT_TRUE(reading.is(3, "close_quote"));
  EXPECT_TRUE(reading.is(7, "open_quote"));
  EXPECT_TRUE(reading.is(12, "possessive"));
  EXPECT_TRUE(reading.is(15, "close_quote"));
}

}  // namespace
}  // namespace nutgraf

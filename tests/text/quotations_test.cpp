#include "text/quotations.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace nutgraf {
namespace {

using fixture::Reading;
using Strings = std::vector<std::string>;

TEST(Quotations, StandBetweenMarksOfAnySort) {
  EXPECT_EQ(Reading("\"It fell,\" he said. \"It rose.\"").quotations(), (Strings{"It fell,", "It rose."}));
  EXPECT_EQ(Reading("“It fell,” he said, «so it did».").quotations(), (Strings{"It fell,", "so it did"}));
  EXPECT_EQ(Reading("``It fell,'' he said.").quotations(), Strings{"It fell,"});
}

TEST(Quotations, TellSingleMarksFromApostrophes) {
  EXPECT_EQ(Reading("'It's the boys' turn,' he said.").quotations(), Strings{"It's the boys' turn,"});
  EXPECT_EQ(Reading("He told 'em in the '90s.").quotations(), Strings{});
  EXPECT_EQ(Reading("The boys' turn and the girls' turn").quotations(), Strings{});
  EXPECT_EQ(Reading("It put them in a ‘state of war’.").quotations(), Strings{"state of war"});
}

TEST(Quotations, KeepWhatIsQuotedInsideThem) {
  EXPECT_EQ(Reading("\"He said 'go on' and left,\" we said.").quotations(), Strings{"He said 'go on' and left,"});
  EXPECT_EQ(Reading("‘He said “go on” and left,’ we said.").quotations(), Strings{"He said “go on” and left,"});
}

TEST(Quotations, SayWhichSentencesTheyTouch) {
  const Reading reading("He left. \"It fell. It rose.\" We saw.");
  ASSERT_EQ(reading.article.quotations.size(), 1u);
  EXPECT_EQ(reading.article.quotations[0].first, 1u);
  EXPECT_EQ(reading.article.quotations[0].last, 3u);
}

TEST(Quotations, RunOverParagraphsThatOpenWithAMark) {
  const Reading reading("He said: \"It fell. It rose.\n\n\"It fell again.\"\n\nWe saw.");
  EXPECT_EQ(reading.quotations(), (Strings{"It fell. It rose.", "It fell again."}));
  EXPECT_FALSE(reading.article.quotations[0].closed);
  EXPECT_TRUE(reading.article.quotations[1].closed);
}

TEST(Quotations, EndWithTheirSentenceWhenNothingClosesThem) {
  const Reading reading("He said \"It fell. It rose.\n\nWe saw.");
  EXPECT_EQ(reading.quotations(), Strings{"It fell."});
  EXPECT_TRUE(reading.article.quotations[0].closed);
}

TEST(Quotations, BeginWithTheirParagraphWhereTheOpeningMarkIsMissing) {
  EXPECT_EQ(Reading("He said:\n\nIt fell. It rose.\"").quotations(), Strings{"It fell. It rose."});
  EXPECT_EQ(Reading("It is 5\" wide. It rose.").quotations(), Strings{});
}

TEST(Quotations, TakeLinearTimeOverAnyNumberOfMarks) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "\"' “ ‘x ";
  EXPECT_LE(Reading(text).article.quotations.size(), 1000000u);
}

}  // namespace
}  // namespace nutgraf

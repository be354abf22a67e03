#include "text/sentences.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace nutgraf {
namespace {

using fixture::Reading;
using Strings = std::vector<std::string>;

TEST(Sentences, EndAtStops) {
  EXPECT_EQ(Reading("It fell. Why? It rose! We saw.").sentences(), (Strings{"It fell.", "Why?", "It rose!", "We saw."}));
}

TEST(Sentences, DoNotEndAtAbbreviations) {
  const std::string whole[] = {
      "Mr. Larch met Gen. Oake of Tern Corp. on Friday.",  "Tern Inc. Chairman Bob Larch Jr. spoke.",
      "It is No. 5 on p. 7 since Sept. 11.",               "J. R. Larch and A. Oake won.",
      "The U.S. Treasury met at 10 a.m. Tuesday.",         "It rose 1.5 to 2.5 and lost vs. Oake.",
      "The plan ... is off.",
  };
  for (const std::string& text : whole) EXPECT_EQ(Reading(text).sentences(), Strings{text});
}

TEST(Sentences, EndAtAnAbbreviationWhereAnotherOneBegins) {
  EXPECT_EQ(Reading("He left Tern Corp. The firm went on.").sentences(), (Strings{"He left Tern Corp.", "The firm went on."}));
  EXPECT_EQ(Reading("He went to the U.S. In May it fell.").sentences(), (Strings{"He went to the U.S.", "In May it fell."}));
  EXPECT_EQ(Reading("It is no. The rest is said.").sentences(), (Strings{"It is no.", "The rest is said."}));
}

TEST(Sentences, KeepTheMarksThatCloseBehindThem) {
  EXPECT_EQ(Reading("\"It fell.\" He left. (It rose.) \"So what?\" he said.").sentences(),
            (Strings{"\"It fell.\"", "He left.", "(It rose.)", "\"So what?\" he said."}));
  EXPECT_EQ(Reading("“It fell.” “It rose.”").sentences(), (Strings{"“It fell.”", "“It rose.”"}));
}

TEST(Sentences, EndWhereABlankWasForgotten) {
  EXPECT_EQ(Reading("We must carry on.Then he left tern.example alone.").sentences(),
            (Strings{"We must carry on.", "Then he left tern.example alone."}));
}

TEST(Sentences, RunOverTheEndsOfWrappedLines) {
  const Reading reading(
      "The harbour board of Wexcombe said on Monday that it would\n"
      "close the old pier. It had stood for a century and drew more\n"
      "visitors than ever.\n"
      "\n"
      "Nobody came.\n");
  EXPECT_EQ(reading.sentences().size(), 3u);
  EXPECT_EQ(reading.article.sentences[1].line, 2u);
  EXPECT_EQ(reading.article.sentences[2].line, 5u);
  EXPECT_EQ(reading.article.sentences[2].paragraph, 1u);
}

TEST(Sentences, EndWithTheirLineWhereItIsAParagraph) {
  EXPECT_EQ(Reading("Pier to close\r\nThe board said so.\r\nIt is old").sentences(),
            (Strings{"Pier to close", "The board said so.", "It is old"}));
}

}  // namespace
}  // namespace nutgraf

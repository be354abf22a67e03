#include "text/furniture.h"

#include <gtest/gtest.h>

#include "fixture.h"

namespace nutgraf {
namespace {

using fixture::Reading;
using Strings = std::vector<std::string>;

/// An article read with the built-in rules.
struct Page {
  explicit Page(std::string page) : text(std::move(page)), book(builtin_rules()) { TextReader(*book).read(text, article); }
  Strings sentences() const {
    Strings all;
    for (const Sentence& sentence : article.sentences) all.emplace_back(article.of(sentence.span));
    return all;
  }
  std::string text;
  RuleBook book;
  Article article;
};

const std::string prose =
    "The harbour board of Wexcombe voted on Monday to close the old pier, which drew 40,000 visitors in its best year, and "
    "to sell its ironwork for scrap.";

TEST(Furniture, LeavesHeadlineAndProse) {
  const Page page(
      "Skip to main content\nMenu\nNews\nSport\nSign in\n\nX\n\nWexcombe pier to close after 120 years\n\n"
      "Wexcombe pier to close after 120 years\nBy Anna Larch\nPublished 14:05, 3 May 2019\nShare\nFacebook\nZoom\n\n" +
      prose + "\n\nREAD MORE: Ten piers that are gone\n\nAsh for sale\n\nNobody bid.\n\nRead more\n\n" +
      "Most Read\n1. Man held after row over 3 swans\n2. Ten mills for sale\nFollow Wexcombe Bugle\n" +
      "We use cookies to make this page work.\n© 2019 Wexcombe Bugle Ltd\n");
  EXPECT_EQ(page.sentences(), (Strings{"Wexcombe pier to close after 120 years", prose, "Ash for sale", "Nobody bid."}));
  EXPECT_EQ(page.article.sentences[0].role, Role::headline);
  EXPECT_EQ(page.article.sentences[1].role, Role::prose);
  EXPECT_EQ(page.article.sentences[2].role, Role::headline);
}

TEST(Furniture, KeepsARepeatedHeadlineOnce) {
  EXPECT_EQ(Page("Pier sold for scrap\n\nPier sold for scrap\n\n" + prose).sentences(), (Strings{"Pier sold for scrap", prose}));
}

TEST(Furniture, KeepsAListOfFacts) {
  const std::string list = "The board sold:\n• 40 tonnes of iron\n• 300 oak planks\n• 12 lamps\n";
  EXPECT_EQ(Page(prose + "\n\n" + list).article.sentences.size(), 5u);
}

TEST(Furniture, TakesTheDatelineOffTheText) {
  const std::pair<std::string, std::string> cases[] = {
      {"WEXCOMBE, Tern — ", "WEXCOMBE, Tern"},
      {"OAKHAVEN, Aug. 19 (Larch Newswire) - ", "OAKHAVEN, Aug. 19 (Larch Newswire)"},
      {"PORT-LARCH (LNA) — ", "PORT-LARCH (LNA)"},
      {"OAKHAVEN: ", "OAKHAVEN"},
      {"Wexcombe, Tern — ", "Wexcombe, Tern"},
      {"", ""},
  };
  for (const auto& [line, dateline] : cases) {
    const Page page("Pier sold\n\n" + line + prose);
    EXPECT_EQ(page.article.dateline, dateline);
    EXPECT_EQ(page.sentences(), (Strings{"Pier sold", prose})) << line;
  }
}

}  // namespace
}  // namespace nutgraf

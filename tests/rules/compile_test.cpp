#include "rules/compile.h"

#include <gtest/gtest.h>

#include "rules/fixture.h"

namespace nutgraf {
namespace {

using fixture::found;
using fixture::lexicon;
using fixture::piece;
using fixture::rule;
using fixture::sources;
using Texts = std::vector<std::string>;

std::string fault(const Sources& all) {
  std::vector<Diagnostic> faults;
  compile(all, faults);
  return faults.empty() ? "" : faults[0].what + " / " + faults[0].mend;
}

TEST(Pattern, MatchesWordsInAnyCase) {
  EXPECT_EQ(found(sources({rule("r", "said")}), "She Said it, he SAID it, unsaid"), (Texts{"r:Said", "r:SAID"}));
}

TEST(Pattern, ACapitalInAPatternWantsACapital) {
  EXPECT_EQ(found(sources({rule("r", "May")}), "It may be May or MAY"), (Texts{"r:May", "r:MAY"}));
  EXPECT_EQ(found(sources({rule("r", "US")}), "us Us US"), (Texts{"r:US"}));
}

TEST(Pattern, SpellsWordsWithOptionalAndAlternativeLetters) {
  const Sources all = sources({rule("r", "organi[sz]ations?")});
  EXPECT_EQ(found(all, "organisation organizations organic"), (Texts{"r:organisation", "r:organizations"}));
}

TEST(Pattern, WhiteSpaceIsWritten) {
  EXPECT_EQ(found(sources({rule("r", "£ ?{{digits}}m")}), "£75m £ 8m £9 m"), (Texts{"r:£75m", "r:£ 8m"}));
}

TEST(Pattern, TakesTheLongestMatch) {
  EXPECT_EQ(found(sources({rule("r", "a( b)*( c)?")}), "a b b c d"), (Texts{"r:a b b c"}));
}

TEST(Pattern, AnchorsAtTheSentencesEnds) {
  EXPECT_EQ(found(sources({rule("r", "^so|so\\.$")}), "so it is so, and so."), (Texts{"r:so", "r:so."}));
}

TEST(Pattern, DottedWordsAreOneWord) {
  EXPECT_EQ(found(sources({rule("r", "U\\.S\\. {{word}}")}), "the U.S. economy"), (Texts{"r:U.S. economy"}));
}

TEST(Pattern, ContextStaysOutsideAndIsShared) {
  Rule with = rule("r", "{{digits}}");
  with.before = piece("(from|to) ");
  with.after = piece(" (to|$|now)");
  EXPECT_EQ(found(sources({with}), "from 5 to 7 now"), (Texts{"r:5", "r:7"}));
}

TEST(Pattern, NeverVetoesWhatItOverlaps) {
  Rule with = rule("r", "{{digits}} {{word}}");
  with.never = {piece("chapter {{digits}}")};
  EXPECT_EQ(found(sources({with}), "chapter 7 says 9 people"), (Texts{"r:9 people"}));
}

TEST(Pattern, AVetoOfTheSetHoldsForAllItsRules) {
  Sources all = sources({rule("a", "{{digits}}"), rule("b", "{{digits}} km")});
  all.rulesets[0].vetoes = {piece("Route {{digits}}")};
  EXPECT_EQ(found(all, "Route 66 km and 5 km"), (Texts{"a:5", "b:5 km"}));
}

TEST(Lexicon, PhrasesCountAsOneWord) {
  Sources all = sources({rule("r", "{{digits}} {{unit}}")});
  all.lexicons = {lexicon("unit", {{"square miles", ""}, {"miles", ""}, {"Hong Kong dollars", "HKD"}})};
  EXPECT_EQ(found(all, "5 square miles, 6 miles, 7 Hong Kong dollars, 8 hong kong dollars"),
            (Texts{"r:5 square miles", "r:6 miles", "r:7 Hong Kong dollars"}));
}

TEST(Lexicon, ValuesTellCaseApartAndForgiveIt) {
  Sources all = sources({rule("r", "{{unit}}")});
  all.lexicons = {lexicon("unit", {{"m", "metre"}, {"M", "million"}, {"per cent", "%"}})};
  std::vector<Diagnostic> faults;
  const Book book(compile(all, faults));
  const ClassId unit = book.find_class("unit");
  EXPECT_EQ(book.value(unit, "m"), "metre");
  EXPECT_EQ(book.value(unit, "M"), "million");
  EXPECT_EQ(book.value(unit, "Per  Cent"), "%");
  EXPECT_EQ(book.value(unit, "per"), std::nullopt);
}

TEST(Lexicon, SuffixesWantTwoLettersBefore) {
  Sources all = sources({rule("r", "{{gerund}}")});
  all.lexicons = {lexicon("gerund", {{"*ing", ""}})};
  EXPECT_EQ(found(all, "rising king walking Wing"), (Texts{"r:rising", "r:walking"}));
}

TEST(Class, ExpressionsCombineLexiconsAndShapes) {
  Sources all = sources({rule("r", "{{name}}( {{name}})*")});
  all.lexicons = {lexicon("month", {{"May", ""}, {"June", ""}}), lexicon("idle", {{"the", ""}})};
  all.classes = {{"name", {}, piece("cap & !(month | idle)")}};
  EXPECT_EQ(found(all, "The Anna Weld of May met Bob"), (Texts{"r:Anna Weld", "r:Bob"}));
}

TEST(Class, UnknownWordsHaveTheirShapes) {
  EXPECT_EQ(found(sources({rule("r", "{{initial}}\\. {{capitalised}}")}), "J. Weld"), (Texts{"r:J. Weld"}));
  EXPECT_EQ(found(sources({rule("r", "{{alnum}}")}), "the G20 and 20"), (Texts{"r:G20"}));
  EXPECT_EQ(found(sources({rule("r", "{{year}}")}), "1999 20 2100 19999"), (Texts{"r:1999"}));
  EXPECT_EQ(found(sources({rule("r", "{{possessive}}")}), "Anna's Weld’s"), (Texts{"r:'s", "r:’s"}));
}

TEST(Matcher, TheGateNeverCostsAMatch) {
  Sources all = sources({rule("a", "(the )?{{digits}}( (km|miles))?"), rule("b", "{{word}} {{word}}?( \\.)?"),
                         rule("c", "^. ?{{digits}}( {{word}}){2,3}")});
  const std::string text = "the 5 km race of 7 miles, £9 a b c d e.";
  EXPECT_EQ(found(all, text, true), found(all, text, false));
  EXPECT_FALSE(found(all, text, true).empty());
}

TEST(Matcher, BrokenUtf8DoesNoHarm) {
  EXPECT_EQ(found(sources({rule("r", "{{digits}}")}), "5 \xff\xfe 6"), (Texts{"r:5", "r:6"}));
}

TEST(Faults, TooManyCaptures) {
  std::string pattern;
  for (char c = 'a'; c <= 'q'; ++c) pattern += std::string("(?P<") + c + ">x)";
  EXPECT_EQ(fault(sources({rule("r", pattern)})), "this pattern has 17 captures / split the rule: 16 are the most");
}

TEST(Faults, AreNamedWithTheirMend) {
  EXPECT_EQ(fault(sources({rule("r", "(a")})), "this group is never closed / add a ')'");
  EXPECT_EQ(fault(sources({rule("r", "a)")})), "this ')' closes no group / take it out, or write '\\)' for the character");
  EXPECT_NE(fault(sources({rule("r", "\\w+")})).find("{{word}}"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "(?<x>a)")})).find("(?P<name>"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "(?=a)")})).find("lookaround"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "said+")})).find("letter by letter"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "rais(e|ed)")})).find("whole words"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "{{digits}}{3,2}")})).find("repetitions"), std::string::npos);
  EXPECT_NE(fault(sources({rule("r", "( a)?")})).find("matches nothing at all"), std::string::npos);
}

TEST(Faults, DuplicateCaptures) {
  EXPECT_NE(fault(sources({rule("r", "(?P<x>a) (?P<x>b)")})).find("'x' stands twice"), std::string::npos);
}

TEST(Faults, UnknownNamesSuggestTheNearest) {
  EXPECT_NE(fault(sources({rule("r", "{{digit}}")})).find("{{digits}}"), std::string::npos);
}

TEST(Faults, CirclesOfFragmentsAndClasses) {
  Sources fragments = sources({rule("r", "{{a}}")});
  fragments.fragments = {{"a", {}, piece("x {{b}}")}, {"b", {}, piece("y {{a}}")}};
  EXPECT_NE(fault(fragments).find("made of itself"), std::string::npos);
  Sources classes = sources({rule("r", "{{a}}")});
  classes.classes = {{"a", {}, piece("word & b")}, {"b", {}, piece("!a")}};
  EXPECT_NE(fault(classes).find("defined by itself"), std::string::npos);
}

TEST(Faults, AllAreReported) {
  std::vector<Diagnostic> faults;
  EXPECT_TRUE(compile(sources({rule("a", "(x"), rule("b", "{{nothing}}"), rule("c", "[a]")}), faults).empty());
  EXPECT_EQ(faults.size(), 3u);
}

TEST(Expanded, WritesFragmentsOut) {
  Sources all = sources({});
  all.fragments = {{"n", {}, piece("{{digits}}( {{m}})?")}, {"m", {}, piece("km")}};
  EXPECT_EQ(expanded(all, piece("a {{n}}")), "a (?:{{digits}}( (?:km))?)");
}

}  // namespace
}  // namespace nutgraf

#include "assemble.h"

#include <gtest/gtest.h>

#include <string_view>

namespace nutgraf {
namespace {

/// An article of two sentences on lines 1 and 3, and findings placed by their words.
class Assemble : public testing::Test {
 protected:
  Assemble() {
    article_.text = text_;
    article_.sentences = {sentence("Ann Lee gave £5\nto Quill Ltd.", 1), sentence("Lee told it 9 jokes.", 3)};
  }

  Mention mention(Kind kind, std::string_view words, std::size_t from = 0) const {
    Mention out;
    out.record.kind = kind;
    out.record.span = span(words, from);
    out.sentence = out.record.span.begin < article_.sentences[1].span.begin ? 0 : 1;
    return out;
  }

  Mention name(Kind kind, std::string_view words, std::string_view entity, std::size_t from = 0) const {
    Mention out = mention(kind, words, from);
    out.record.set(Field::entity, std::string(entity));
    return out;
  }

  Mention claim(std::size_t sentence) const { return mention(Kind::claim, article_.of(article_.sentences[sentence].span)); }

  Extraction run() { return assemble(article_, std::move(findings_)); }

  static const Record& record(const Extraction& extraction, std::string_view id) {
    for (const Record& record : extraction.records) {
      if (record.id() == id) return record;
    }
    throw std::out_of_range(std::string(id));
  }

  static std::string field(const Extraction& extraction, std::string_view id, Field field) {
    const FieldValue* value = record(extraction, id).find(field);
    return value ? value->text : "";
  }

  Findings findings_;

 private:
  Span span(std::string_view words, std::size_t from = 0) const {
    const std::size_t at = text_.find(words, from);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  Sentence sentence(std::string_view words, std::uint32_t line) const {
    Sentence out;
    out.span = span(words);
    out.line = line;
    return out;
  }

  static constexpr std::string_view text_ = "Ann Lee gave £5\nto Quill Ltd.\nLee told it 9 jokes.";
  Article article_;
};

TEST_F(Assemble, NumbersEachKindInOrderOfSpans) {
  findings_.figures = {mention(Kind::money, "£5"), mention(Kind::statistic, "9 jokes")};
  findings_.names = {name(Kind::person, "Lee", "1", 20), name(Kind::person, "Ann Lee", "1")};
  findings_.claims = {claim(0), claim(1)};
  const Extraction extraction = run();
  std::vector<std::string> ids;
  for (const Record& each : extraction.records) ids.push_back(each.id());
  EXPECT_EQ(ids, (std::vector<std::string>{"m1", "s1", "p1", "p2", "c1", "c2"}));
  EXPECT_LT(record(extraction, "p1").span.begin, record(extraction, "p2").span.begin);
}

TEST_F(Assemble, GivesLineAndSentence) {
  findings_.names = {name(Kind::person, "Ann Lee", "0"), name(Kind::organisation, "Quill Ltd", "1"),
                     name(Kind::person, "Lee", "0", 20)};
  const Extraction extraction = run();
  EXPECT_EQ(record(extraction, "p1").line, 1u);
  EXPECT_EQ(record(extraction, "o1").line, 2u);
  EXPECT_EQ(record(extraction, "o1").sentence, 1u);
  EXPECT_EQ(record(extraction, "p2").line, 3u);
  EXPECT_EQ(record(extraction, "p2").sentence, 2u);
}

TEST_F(Assemble, TurnsReferencesIntoIdsWhateverTheOrderOfNames) {
  findings_.names = {name(Kind::organisation, "Quill Ltd", "0"), name(Kind::person, "Lee", "2", 20),
                     name(Kind::person, "Ann Lee", "2")};
  findings_.claims = {claim(1)};
  findings_.claims[0].record.set(Field::speaker, "2");
  const Extraction extraction = run();
  EXPECT_EQ(field(extraction, "p2", Field::entity), "p1");
  EXPECT_EQ(field(extraction, "o1", Field::entity), "o1");
  EXPECT_EQ(field(extraction, "c1", Field::speaker), "p1");
}

TEST_F(Assemble, LeavesOutReferencesThatPointNowhere) {
  findings_.claims = {claim(1)};
  findings_.claims[0].record.set(Field::speaker, "7");
  EXPECT_EQ(field(run(), "c1", Field::speaker), "");
}

TEST_F(Assemble, ListsInAClaimWhatItsSpanHolds) {
  findings_.figures = {mention(Kind::money, "£5"), mention(Kind::statistic, "9 jokes")};
  findings_.names = {name(Kind::person, "Ann Lee", "0"), name(Kind::organisation, "Quill Ltd", "1"),
                     name(Kind::person, "Lee", "0", 20)};
  findings_.claims = {claim(0), claim(1)};
  const Extraction extraction = run();
  EXPECT_EQ(field(extraction, "c1", Field::figures), "m1");
  EXPECT_EQ(field(extraction, "c1", Field::organisations), "o1");
  EXPECT_EQ(field(extraction, "c1", Field::people), "p1");
  EXPECT_EQ(field(extraction, "c2", Field::figures), "s1");
  EXPECT_EQ(field(extraction, "c2", Field::people), "p2");
  EXPECT_EQ(record(extraction, "c2").find(Field::organisations), nullptr);
}

TEST_F(Assemble, HandsOnWhatWasRejected) {
  findings_.rejected.push_back({{0, 3}, "person", {}});
  EXPECT_EQ(run().rejected.size(), 1u);
}

}  // namespace
}  // namespace nutgraf

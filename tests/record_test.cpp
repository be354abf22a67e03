#include "nutgraf/record.h"

#include <gtest/gtest.h>

namespace nutgraf {
namespace {

TEST(Record, KeepsFieldsInTheirOrderAndOnce) {
  Record record;
  record.set(Field::bound, "about");
  record.set(Field::value, "5");
  record.set(Field::bound, "exact");
  ASSERT_EQ(record.fields.size(), 2u);
  EXPECT_EQ(record.fields[0].field, Field::value);
  EXPECT_EQ(record.find(Field::bound)->text, "exact");
  EXPECT_EQ(record.find(Field::per), nullptr);
}

TEST(Record, NamesEveryFieldOnce) {
  for (std::size_t i = 0; i < field_count; ++i) {
    const Field field = static_cast<Field>(i);
    EXPECT_EQ(field_named(field_name(field)), field);
  }
}

TEST(Record, IdsBeginWithTheKindsLetter) {
  Record record;
  record.kind = Kind::organisation;
  record.number = 12;
  EXPECT_EQ(record.id(), "o12");
}

}  // namespace
}  // namespace nutgraf

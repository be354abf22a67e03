#include "text/decode.h"

#include <gtest/gtest.h>

namespace nutgraf {
namespace {

using namespace std::string_literals;

TEST(Decode, LeavesValidUtf8AsItIs) {
  const std::string text = "Tern paid £5m – “so what?” 樋口 😀\r\n";
  const Decoded decoded = decode(text);
  EXPECT_EQ(decoded.text, text);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.replaced, 0u);
}

TEST(Decode, TakesTheByteOrderMarkOff) { EXPECT_EQ(decode("\xef\xbb\xbfTern £5").text, "Tern £5"); }

TEST(Decode, ReadsUtf16WithAndWithoutItsMark) {
  const std::string little = "T\0e\0r\0n\0 \0\xa3\0" "5\0\x3d\xd8\x00\xde"s;
  std::string big = little;
  for (std::size_t i = 0; i + 1 < big.size(); i += 2) std::swap(big[i], big[i + 1]);
  EXPECT_EQ(decode("\xff\xfe" + little).text, "Tern £5😀");
  EXPECT_EQ(decode("\xfe\xff" + big).text, "Tern £5😀");
  EXPECT_EQ(decode(little).encoding, "UTF-16LE");
  EXPECT_EQ(decode(big).text, "Tern £5😀");
}

TEST(Decode, ReplacesHalvesOfSurrogatePairs) {
  const Decoded decoded = decode("\xff\xfe" "a\0\x3d\xd8" "b\0c"s);
  EXPECT_EQ(decoded.text, "a\ufffd" "b\ufffd");
  EXPECT_EQ(decoded.replaced, 2u);
}

TEST(Decode, RecognisesWindows1252) {
  const Decoded decoded = decode("Tern paid \xa3" "5m, \x93so what?\x94 he said. It\x92s a caf\xe9 in Z\xfcrich.");
  EXPECT_EQ(decoded.text, "Tern paid £5m, “so what?” he said. It’s a café in Zürich.");
  EXPECT_EQ(decoded.replaced, 0u);
}

TEST(Decode, ReplacesAndCountsBrokenBytes) {
  const Decoded decoded = decode("“Tern” paid £5\xe2\x80m and \xff £6 – so");
  EXPECT_EQ(decoded.text, "“Tern” paid £5\ufffdm and \ufffd £6 – so");
  EXPECT_EQ(decoded.replaced, 2u);
}

TEST(Decode, RefusesOverlongFormsAndSurrogates) {
  EXPECT_EQ(decode("££££ \xc0\xaf").replaced, 2u);
  EXPECT_EQ(decode("££££ \xed\xa0\x80").replaced, 3u);
}

TEST(Decode, TakesAnything) {
  EXPECT_EQ(decode("").text, "");
  EXPECT_EQ(decode("a\0b"s).text, "a\0b"s);
  EXPECT_EQ(decode("\xff\xfe").text, "");
}

}  // namespace
}  // namespace nutgraf

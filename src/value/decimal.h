#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nutgraf {

/// An exact decimal number: coefficient × 10^exponent with up to 38 significant digits. An operation whose result does
/// not fit gives nullopt; nothing is ever rounded but by `divide`.
class Decimal {
 public:
  Decimal() = default;
  Decimal(long long whole);  // NOLINT: whole numbers are decimals
  /// `1234.56`, `-0.5`, `1e9`: plain or with an exponent, no grouping.
  static std::optional<Decimal> parse(std::string_view text);

  std::optional<Decimal> plus(const Decimal& other) const;
  std::optional<Decimal> times(const Decimal& other) const;
  /// The quotient to SIGNIFICANT digits, half up; exact when it ends sooner. nullopt by zero.
  std::optional<Decimal> divide(const Decimal& other, int significant = 6) const;
  Decimal negated() const;

  int compare(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return compare(other) == 0; }
  bool operator<(const Decimal& other) const { return compare(other) < 0; }

  /// Plain notation without an exponent or trailing zeros: `75000000`, `0.5295`, `-3.1`.
  std::string str() const;

 private:
  __int128 coefficient_ = 0;
  int exponent_ = 0;
};

}  // namespace nutgraf

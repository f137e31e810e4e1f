#include "core/json/json_text.h"

#include <array>
#include <cstring>

#include "core/base/contract.h"
#include "core/json/json.h"

namespace cervica::core {
namespace {

constexpr std::array kPowersOfTen{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr double kExactDigits = 1e15;  // whole numbers below have a double of their own, and so has each rounding

bool needsEscape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// The first character from `at` on that needs an escape, eight at a time; the text's size when none does.
std::size_t nextEscape(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHighBits = 0x8080808080808080;
  // Marks the bytes that are zero; a byte above a marked one may be marked too, which costs a second look, no more.
  const auto zeros = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes & kHighBits; };
  for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t control = (eight - kOnes * 0x20) & ~eight & kHighBits;
    if ((control | zeros(eight ^ kOnes * '"') | zeros(eight ^ kOnes * '\\')) == 0) continue;
    for (std::size_t i = at; i < at + sizeof eight; ++i) {
      if (needsEscape(text[i])) return i;
    }
  }
  while (at < text.size() && !needsEscape(text[at])) ++at;
  return at;
}

}  // namespace

double rounded(double value, int decimals) {
  CERVICA_EXPECTS(decimals >= 0 && decimals < static_cast<int>(kPowersOfTen.size()));
  const double scale = kPowersOfTen[static_cast<std::size_t>(decimals)];
  const double scaled = std::round(value * scale) / scale;
  return scaled == 0 ? 0 : scaled;  // never -0
}

JsonText& JsonText::value(std::string_view text) {
  separate();
  *out_ += '"';
  std::size_t plainFrom = 0;
  for (std::size_t i = nextEscape(text, 0); i < text.size(); i = nextEscape(text, plainFrom)) {
    out_->append(text.substr(plainFrom, i - plainFrom));
    plainFrom = i + 1;
    switch (text[i]) {
      case '"':
        out_->append("\\\"");
        break;
      case '\\':
        out_->append("\\\\");
        break;
      case '\n':
        out_->append("\\n");
        break;
      case '\t':
        out_->append("\\t");
        break;
      case '\r':
        out_->append("\\r");
        break;
      default: {
        constexpr std::string_view kHex = "0123456789abcdef";
        const auto code = static_cast<unsigned char>(text[i]);
        out_->append("\\u00");
        *out_ += kHex[code >> 4];
        *out_ += kHex[code & 15];
      }
    }
  }
  out_->append(text.substr(plainFrom));
  *out_ += '"';
  return *this;
}

JsonText& JsonText::value(double number) {
  CERVICA_EXPECTS(std::isfinite(number));
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  const std::string_view written(digits, static_cast<std::size_t>(end - digits));
  prepared(written);
  if (written.find_first_of(".e") == std::string_view::npos) out_->append(".0");
  return *this;
}

JsonText& JsonText::value(double number, int decimals) {
  CERVICA_EXPECTS(decimals >= 0 && decimals < static_cast<int>(kPowersOfTen.size()));
  const double scaled = std::round(number * kPowersOfTen[static_cast<std::size_t>(decimals)]);
  if (!(std::abs(scaled) < kExactDigits)) return value(rounded(number, decimals));
  // Digits from the right, without the zeros at the end, at least one on each side of the point.
  char digits[32];
  char* at = digits + sizeof digits;
  auto rest = static_cast<std::uint64_t>(std::abs(scaled));
  const auto wholes = static_cast<std::uint64_t>(kPowersOfTen[static_cast<std::size_t>(decimals)]);
  std::uint64_t fraction = rest % wholes;
  rest /= wholes;
  int places = decimals;
  if (fraction == 0) {
    *--at = '0';
  } else {
    for (; fraction % 10 == 0; fraction /= 10) --places;
    for (; places > 0; --places, fraction /= 10) *--at = static_cast<char>('0' + fraction % 10);
  }
  *--at = '.';
  do *--at = static_cast<char>('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (scaled < 0) *--at = '-';
  return prepared({at, static_cast<std::size_t>(digits + sizeof digits - at)});
}

std::string indented(std::string_view json) {
  return OrderedJson::parse(json).dump(2);
}

}  // namespace cervica::core

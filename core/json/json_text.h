#pragma once

#include <algorithm>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cervica::core {

/// Rounded to `decimals` places (0 to 9), halves away from zero, so that 0.1 + 0.2 is written as 0.3. Never -0.
[[nodiscard]] double rounded(double value, int decimals);

/// Writes compact JSON into a text, member by member. Own code because a registry's scores are written at the speed of
/// copying: most of a document is prepared text, and a tree of values would cost more than scoring does.
/// The caller keeps objects and arrays balanced; commas are put in where they belong.
class JsonText {
 public:
  /// \param out  appended to; must outlive the writer
  explicit JsonText(std::string& out) : out_(&out) {}

  JsonText& beginObject() { return open('{'); }
  JsonText& endObject() { return close('}'); }
  JsonText& beginArray() { return open('['); }
  JsonText& endArray() { return close(']'); }

  /// \param name  at most kLongestName characters, none of which JSON escapes
  JsonText& key(std::string_view name) {
    char text[kLongestName + 4];
    char* at = text;
    if (needsComma()) *at++ = ',';
    *at++ = '"';
    at = std::copy_n(name.data(), std::min(name.size(), kLongestName), at);
    *at++ = '"';
    *at++ = ':';
    out_->append(text, static_cast<std::size_t>(at - text));
    return *this;
  }

  JsonText& value(std::string_view text);
  JsonText& value(const char* text) { return value(std::string_view(text)); }
  JsonText& value(bool yes) { return prepared(yes ? "true" : "false"); }
  JsonText& value(std::integral auto number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return prepared({digits, static_cast<std::size_t>(end - digits)});
  }
  /// The shortest digits that read back as the same number, with a decimal point or an exponent: 58.0.
  /// \pre finite
  JsonText& value(double number);
  /// Rounded to `decimals` places (0 to 9).
  JsonText& value(double number, int decimals);
  JsonText& null() { return prepared("null"); }
  template <typename T, typename... Decimals>
  JsonText& value(const std::optional<T>& held, Decimals... decimals) {
    return held ? value(*held, decimals...) : null();
  }

  template <typename... T>
  JsonText& member(std::string_view name, const T&... held) {
    return key(name).value(held...);
  }

  /// Text that is JSON already: a value, or members between commas.
  JsonText& prepared(std::string_view json) {
    separate();
    out_->append(json);
    return *this;
  }

  static constexpr std::size_t kLongestName = 60;

 private:
  [[nodiscard]] bool needsComma() const {
    if (out_->empty()) return false;
    const char last = out_->back();
    return last != '{' && last != '[' && last != ':' && last != '\n';
  }
  void separate() {
    if (needsComma()) *out_ += ',';
  }
  JsonText& open(char bracket) {
    separate();
    *out_ += bracket;
    return *this;
  }
  JsonText& close(char bracket) {
    *out_ += bracket;
    return *this;
  }

  std::string* out_;
};

/// The same document, indented by two blanks a level for people to read.
/// \pre `json` is valid JSON
[[nodiscard]] std::string indented(std::string_view json);

}  // namespace cervica::core

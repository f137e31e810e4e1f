#include "core/json/json_text.h"

#include <cmath>

#include "core/json/json.h"
#include "tests/support/catch_compat.h"

using namespace cervica::core;

namespace {

template <typename... T>
std::string written(const T&... value) {
  std::string text;
  JsonText(text).value(value...);
  return text;
}

}  // namespace

TEST_CASE("A text is escaped where JSON asks for it, wherever it stands", "[core][json]") {
  const std::string plain = "The quick brown fox jumps over the lazy dog, naïvely: Größe, 漢字";
  CHECK(written(std::string_view(plain)) == '"' + plain + '"');
  for (const char odd : {'"', '\\', '\n', '\t', '\r', '\0', '\x1f', '\x01', '\x7f'}) {
    for (std::size_t at = 0; at <= 20; ++at) {
      std::string text(20, 'a');
      text.insert(at, 1, odd);
      text += odd;
      CAPTURE(static_cast<int>(odd), at);
      CHECK(Json::parse(written(std::string_view(text))).get<std::string>() == text);
    }
  }
  CHECK(written(std::string_view("\"")) == R"("\"")");
  CHECK(written(std::string_view()) == R"("")");
}

TEST_CASE("A number is rounded half away from zero and written without needless zeros", "[core][json]") {
  CHECK(written(58.0, 6) == "58.0");
  CHECK(written(0.1 + 0.2, 6) == "0.3");
  CHECK(written(-0.0000001, 6) == "0.0");
  CHECK(written(2.5, 0) == "3.0");
  CHECK(written(-2.5, 0) == "-3.0");
  CHECK(written(45.833333333, 6) == "45.833333");
  CHECK(written(0.05, 4) == "0.05");
  CHECK(written(100.0, 4) == "100.0");
  CHECK(written(-12.3456789, 3) == "-12.346");
  CHECK(written(1e18, 2) == "1e+18");
  CHECK(written(58.0) == "58.0");
  CHECK(written(1e-7) == "1e-07");
  CHECK(written(std::optional<double>{}, 2) == "null");
  CHECK(written(-7) == "-7");
  for (double value = -1000; value < 1000; value += 0.37) {
    for (const int decimals : {0, 1, 4, 6}) CHECK(Json::parse(written(value, decimals)) == rounded(value, decimals));
  }
}

TEST_CASE("Commas stand between members and elements, and nowhere else", "[core][json]") {
  std::string text;
  JsonText out(text);
  out.beginObject().member("a", 1).key("b").beginArray().value(1).value("x").beginObject().endObject().endArray();
  out.key("c").beginObject().prepared("\"d\":true").member("e", false).endObject().key("f").null().endObject();
  CHECK(text == R"({"a":1,"b":[1,"x",{}],"c":{"d":true,"e":false},"f":null})");
  CHECK(indented("{\"a\":1}") == "{\n  \"a\": 1\n}");
}

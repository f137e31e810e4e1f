#include "assessment/devices/line_protocol.h"

#include <rapidcheck.h>

#include <charconv>

#include "tests/assessment/devices/wit_frames.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using cervica::test::Bytes;
using cervica::test::bytesOf;

namespace {

std::vector<double> parse(LineParser& parser, std::string_view text) {
  std::vector<double> numbers;
  parser.feed(bytesOf(text), numbers);
  return numbers;
}

/// Numbers of the text, after an end of line that lets the parser begin.
std::vector<double> numbersOf(std::string_view text, LineFormat format) {
  LineParser parser(format);
  return parse(parser, "\n" + std::string(text));
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("A column of a line is read", "[assessment][devices][line]") {
  CHECK(numbersOf("1000,23.5,ok\r\n1050,23.6,ok\r\n", {',', 2, 1, 0}) == Numbers{23.5, 23.6});
  CHECK(numbersOf("-1.5e2\n+7\n.5\n", {',', 1, 1, 0}) == Numbers{-150, 7, 0.5});
  CHECK(numbersOf("p\t 20,25 \n", {'\t', 2, 1, 0}) == Numbers{20.25});
  CHECK(numbersOf("a;20,25;3\ra;21.5;3\r", {';', 2, 1, 0}) == Numbers{20.25, 21.5});
  CHECK(numbersOf("  t   12,5  \n", {' ', 2, 1, 0}) == Numbers{12.5});
}

TEST_CASE("A line without a plain finite number gives no value", "[assessment][devices][line]") {
  for (const char* line : {"abc\n", "1.2.3\n", "1 2\n", "0x10\n", "nan\n", "inf\n", "1e999\n", "12mmHg\n", "+-1\n",
                           "-\n", ",1\n", "1e\n"}) {
    LineParser parser({',', 1, 1, 0});
    CHECK(parse(parser, "\n" + std::string(line)).empty());
    CHECK(parser.counts().bad == 1);
  }
  LineParser few({',', 3, 1, 0});
  CHECK(parse(few, "\n1,2\n").empty());
  CHECK(few.counts().bad == 1);
}

TEST_CASE("A line whose start was not heard is no value", "[assessment][devices][line]") {
  LineParser parser({',', 1, 1, 0});
  CHECK(parse(parser, "2.4\n22.5\n") == Numbers{22.5});
  CHECK(parser.counts() == StreamCounts{1, 0, 3});
  CHECK(parse(parser, "19").empty());
  parser.reset();  // the plug was pulled in the middle of "19.5" and put in in the middle of "20.25"
  CHECK(parse(parser, "25\n20.5\n") == Numbers{20.5});
}

TEST_CASE("Blank lines are passed over and long lines are noise", "[assessment][devices][line]") {
  LineParser parser({',', 1, 1, 0});
  CHECK(parse(parser, "\n\r\n  \n5\n\n") == Numbers{5});
  CHECK(parser.counts().bad == 0);
  CHECK(parse(parser, std::string(100'000, '7') + "\n6\n") == Numbers{6});
  CHECK(parser.counts().bad == 1);
}

TEST_CASE("Lines in any pieces give the same numbers", "[assessment][devices][line]") {
  CHECK(rc::check("chunking", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::weightedOneOf<char>({{6, rc::gen::elementOf(std::string("0123456789.,;+-eE \t"))},
                                      {2, rc::gen::element('\n', '\r')},
                                      {1, rc::gen::arbitrary<char>()}}));
    const LineFormat format{*rc::gen::element(',', ';', '\t', ' '), *rc::gen::inRange(1, 4), 1, 0};
    LineParser whole(format);
    LineParser cut(format);
    std::vector<double> numbers;
    for (const char c : text) {
      for (const double number : parse(cut, std::string_view(&c, 1))) numbers.push_back(number);
    }
    RC_ASSERT(parse(whole, text) == numbers);
    RC_ASSERT(whole.counts() == cut.counts());
    for (const double number : numbers) RC_ASSERT(std::isfinite(number));
  }));
  CHECK(rc::check("every written number comes back", [] {
    const auto values = *rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(-1'000'000, 1'000'000), [](int n) { return n / 1000.0; }));
    std::string text = "\n";
    for (const double value : values) text += "x," + std::to_string(value) + ",y\r\n";
    LineParser parser({',', 2, 1, 0});
    RC_ASSERT(parse(parser, text) == values);
  }));
}

#include "core/table/csv.h"

#include "core/base/utf8.h"
#include "tests/support/catch_compat.h"

using namespace cervica::core;
using Catch::Matchers::ContainsSubstring;
using Cells = std::vector<std::string>;

namespace {

CsvTable read(std::string_view text) {
  auto table = parseCsv(text, "t.csv");
  INFO((table ? std::string() : table.error().text()));
  REQUIRE(table.ok());
  return std::move(table).value();
}

std::string refusal(std::string_view text) {
  const auto table = parseCsv(text, "t.csv");
  REQUIRE_FALSE(table.ok());
  return table.error().text();
}

}  // namespace

TEST_CASE("A table is read with the line of each row", "[core][csv]") {
  const CsvTable table = read("subject,value\nA, 1.5 \n\n , \nB,2");
  CHECK(table.header == Cells{"subject", "value"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == Cells{"A", "1.5"});
  CHECK(table.rows[1].line == 5);
  CHECK(table.place(table.rows[1]) == "t.csv:5");
  CHECK(table.column("VALUE") == 1U);
  CHECK_FALSE(table.column("rater"));
}

TEST_CASE("Quotes, every line ending and a byte order mark are understood", "[core][csv]") {
  const CsvTable table = read(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n 1 , \" 2 \" \r3,4");
  REQUIRE(table.rows.size() == 3);
  CHECK(table.header == Cells{"a", "b"});
  CHECK(table.rows[0].cells == Cells{"x, \"y\"", "two\nlines"});
  CHECK(table.rows[1].cells == Cells{"1", " 2 "});
  CHECK(table.rows[1].line == 4);
  CHECK(table.rows[2].line == 5);
}

TEST_CASE("A header with semicolons brings decimal commas, as spreadsheets write them", "[core][csv]") {
  const CsvTable comma = read("subject;value\nA;1,5\nB;2\nC;1.234\n");
  CHECK(comma.separator == ';');
  CHECK(comma.number("1,5") == 1.5);
  CHECK(comma.number("2") == 2.0);
  CHECK_FALSE(comma.number("1.234"));  // 1.234 or 1234?
  CHECK_FALSE(comma.number("1,234,5"));

  const CsvTable point = read("subject;value\nA;1.5\n");
  CHECK(point.number("1.5") == 1.5);
  CHECK_FALSE(point.number("1,5"));
}

TEST_CASE("Only whole finite numbers are numbers", "[core][csv]") {
  const CsvTable table = read("a\n1\n");
  CHECK(table.number("-12.25") == -12.25);
  CHECK(table.number("1e3") == 1000.0);
  for (const char* text : {"", "n/a", "12 deg", "1,5", "0x10", "inf", "nan", "1e999", "--1", " 1"}) {
    CAPTURE(text);
    CHECK_FALSE(table.number(text));
  }
}

TEST_CASE("A broken table is refused with its line", "[core][csv]") {
  CHECK_THAT(refusal(""), ContainsSubstring("t.csv:1: the first line must name the columns"));
  CHECK_THAT(refusal("\na,b\n"), ContainsSubstring("t.csv:1: the first line must name the columns"));
  CHECK_THAT(refusal("a,,c\n"), ContainsSubstring("t.csv:1: column 2 has no name"));
  CHECK_THAT(refusal("a,A\n"), ContainsSubstring("t.csv:1: the column \"A\" appears twice"));
  CHECK_THAT(refusal("a,b\n1,2\n3\n"), ContainsSubstring("t.csv:3: the line has 1 cells, the header 2"));
  CHECK_THAT(refusal("a,b\n1,2,3\n"), ContainsSubstring("t.csv:2: the line has 3 cells"));
  CHECK_THAT(refusal("a,b\n1,\"2\n3,4\n"), ContainsSubstring("t.csv:2: a quotation mark is opened"));
  CHECK_THAT(refusal("a,b\n1,2\"x\n"), ContainsSubstring("t.csv:2: a quotation mark stands inside"));
  CHECK_THAT(refusal("a,b\n\"1\"x,2\n"), ContainsSubstring("t.csv:2: after a closing quotation mark"));
  CHECK_THAT(refusal("a,b\n1,\xC3\x28\n"), ContainsSubstring("t.csv:2: the text is not valid UTF-8"));
  CHECK_THAT(refusal(std::string("\xFF\xFE"
                                 "a\0,\0",
                                 6)),
             ContainsSubstring("UTF-16"));
  CHECK_THAT(refusal(std::string("a,b\n1,\0\n", 8)), ContainsSubstring("t.csv:2: the line has a control character"));
  CHECK_THAT(refusal("a\n" + std::string(kLargestTable, '1')), ContainsSubstring("larger than 16 MiB"));
  CHECK_THAT(refusal("a,b\n" + std::string(1000, ',')), ContainsSubstring("t.csv:2: the line has more than 100 cells"));
}

TEST_CASE("All problems of a table are told at once, up to twenty", "[core][csv]") {
  const auto few = parseCsv("a,b\n1\n1,2\n3\n", "t.csv");
  REQUIRE_FALSE(few.ok());
  CHECK(few.error().issues.size() == 2);
  std::string text = "a,b\n";
  for (int i = 0; i < 1000; ++i) text += "1\n";
  const auto many = parseCsv(text, "t.csv");
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().issues.size() == 20);
}

TEST_CASE("Broken UTF-8 is found where it starts", "[core][utf8]") {
  CHECK_FALSE(firstInvalidUtf8("Grad ° – \xF0\x9F\xA6\xB4"));
  CHECK(firstInvalidUtf8("ab\x80") == 2U);
  CHECK(firstInvalidUtf8("\xC0\xAF") == 0U);          // overlong
  CHECK(firstInvalidUtf8("\xED\xA0\x80") == 0U);      // a surrogate
  CHECK(firstInvalidUtf8("\xF4\x90\x80\x80") == 0U);  // above U+10FFFF
  CHECK(firstInvalidUtf8("a\xE2\x82") == 1U);         // cut off
}

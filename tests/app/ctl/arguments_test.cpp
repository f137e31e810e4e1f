#include "app/ctl/arguments.h"

#include "app/ctl/invocation.h"
#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"

using Catch::Matchers::ContainsSubstring;
using cervica::app::ctl::Arguments;
using cervica::app::ctl::UsageError;
using cervica::tests::call;

TEST_CASE("Options and operands may stand in any order", "[ctl][arguments]") {
  const Arguments::Accepts accepts{{"size", "output"}, {"ndjson"}, 1, 2, "VISIT.json"};
  const Arguments one({"-o", "out.png", "a.json", "--size=640x480", "--ndjson"}, accepts);
  CHECK(one.operands() == std::vector<std::string>{"a.json"});
  CHECK(one.value("output") == "out.png");
  CHECK(one.value("size") == "640x480");
  CHECK(one.has("ndjson"));
  CHECK(Arguments({"--", "--size"}, accepts).operands() == std::vector<std::string>{"--size"});
  CHECK(Arguments({"-"}, accepts).operands() == std::vector<std::string>{"-"});
}

TEST_CASE("A wrong call is refused with its reason", "[ctl][arguments]") {
  const Arguments::Accepts accepts{{"size", "limit"}, {"ndjson"}, 1, 1, "VISIT.json"};
  CHECK_THROWS_AS(Arguments({}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "b"}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--sise", "1"}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--size"}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--ndjson=yes"}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--size", "1", "--size", "2"}, accepts), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--limit", "3x"}, accepts).number("limit", 1), UsageError);
  CHECK_THROWS_AS(Arguments({"a", "--limit", "0"}, accepts).number("limit", 1), UsageError);
  CHECK(Arguments({"a", "--limit", "3"}, accepts).number("limit", 1) == 3);
}

TEST_CASE("Wrong usage ends with 2 and the usage line", "[ctl]") {
  CHECK(call({}).code == 2);
  CHECK(call({"sing"}).code == 2);
  CHECK(call({"score"}).code == 2);
  CHECK_THAT(call({"score", "a", "b"}).err, ContainsSubstring("Usage: cervicactl score VISIT.json"));
  CHECK(call({"visit", "list"}).code == 2);
  CHECK(call({"patient"}).code == 2);
  CHECK(call({"catalogue", "recipes"}).code == 2);
  CHECK(call({"--db"}).code == 2);
}

TEST_CASE("Help and version are results", "[ctl]") {
  CHECK(call({"--help"}).code == 0);
  CHECK_THAT(call({"--help"}).out, ContainsSubstring("patient find TEXT"));
  CHECK_THAT(call({"render", "--help"}).out, ContainsSubstring("--view"));
  CHECK_THAT(call({"--version"}).out, ContainsSubstring("cervicactl "));
}

#include "core/psychometrics/rating_table.h"

#include "tests/core/rating_samples.h"

using namespace cervica::core;
using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;

namespace {
const std::string kHeader = "subject,rater,trial,value\n";
}

TEST_CASE("Several raters are the columns, their trials averaged", "[core][ratings]") {
  const RatingTable table = arranged(kHeader +
                                     "S1,A,1,10\nS1,A,2,12\nS1,B,1,14\nS1,B,2,14\n"
                                     "S2,B,1,24\nS2,B,2,26\nS2,A,2,22\nS2,A,1,20\n"
                                     "S3,A,1,30\nS3,A,2,30\nS3,B,1,30\nS3,B,2,31\n");
  CHECK(table.columns == RatingTable::Columns::Raters);
  CHECK(table.columnNames == std::vector<std::string>{"A", "B"});
  CHECK(table.trialsPerValue == 2);
  CHECK(table.subjects == std::vector<std::string>{"S1", "S2", "S3"});
  CHECK(table.values == std::vector<double>{11, 14, 21, 25, 30, 30.5});
}

TEST_CASE("The trials of a single rater are the columns, in their order", "[core][ratings]") {
  const RatingTable table = arranged(kHeader + "S1,A,10,2\nS1,A,9,1\nS2,A,9,3\nS2,A,10,4\nS3,A,9,5\nS3,A,10,6\n");
  CHECK(table.columns == RatingTable::Columns::Trials);
  CHECK(table.columnNames == std::vector<std::string>{"9", "10"});
  CHECK(table.values == std::vector<double>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("Raters may number their trials on", "[core][ratings]") {
  CHECK(arranged(kHeader + "S1,A,1,1\nS1,B,2,2\nS2,A,1,3\nS2,B,2,4\nS3,A,1,5\nS3,B,2,6\n").columnCount() == 2);
}

TEST_CASE("A subject without every value is left out and named", "[core][ratings]") {
  const RatingTable table =
      arranged(kHeader + "S1,A,1,1\nS1,B,1,2\nS2,A,1,3\nS3,A,1,5\nS3,B,1,6\nS4,A,1,7\nS4,B,1,\nS5,A,1,8\nS5,B,1,8\n");
  CHECK(table.rowCount() == 3);
  REQUIRE(table.leftOut.size() == 2);
  CHECK(table.leftOut[0].subject == "S2");
  CHECK(table.leftOut[1].reason == "no value of rater B, trial 1");
}

TEST_CASE("A table that is none is refused with its line", "[core][ratings]") {
  CHECK_THAT(refusalOf("subject,rater,value\nS1,A,1\n"),
             ContainsSubstring("t.csv:1: the header must be") && ContainsSubstring("\"trial\""));
  CHECK_THAT(refusalOf("subject,rater,trial,value,note\n"), ContainsSubstring("nothing else"));
  CHECK_THAT(refusalOf(kHeader), ContainsSubstring("no values"));
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,about 5\n"), ContainsSubstring("t.csv:2: \"about 5\" is not a number"));
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,\"5,5\"\n"), ContainsSubstring("writes decimals with a point"));
  CHECK_THAT(refusalOf("subject;rater;trial;value\nS1;A;1;5,5\nS2;A;1;5.5\n"),
             ContainsSubstring("t.csv:3: \"5.5\" is not a number; this table writes decimals with a comma"));
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,5\nS1,A,1,6\n"),
             ContainsSubstring("t.csv:3: ") && ContainsSubstring("already in line 2"));
  CHECK_THAT(refusalOf(kHeader + ",A,1,5\n"), ContainsSubstring("t.csv:2: the subject is missing"));
  CHECK_THAT(refusalOf(kHeader + "S1,,1,5\n"), ContainsSubstring("t.csv:2: the rater is missing"));
  for (const std::string trial : {"0", "1.5", "first", "", "1001"}) {
    CAPTURE(trial);
    CHECK_THAT(refusalOf(kHeader + "S1,A," + trial + ",5\n"), ContainsSubstring("t.csv:2: the trial must be"));
  }
}

TEST_CASE("A design without repetition is refused", "[core][ratings]") {
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,1\nS2,A,1,2\nS3,A,1,3\n"), ContainsSubstring("one rater with one trial"));
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,1\nS1,B,1,1\nS2,A,1,2\nS2,B,1,1\n"),
             ContainsSubstring("2 of 2 subjects have every value, and at least 3 are needed"));
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,1\nS1,A,2,1\nS1,B,1,1\nS2,A,1,2\nS2,A,2,2\nS2,B,1,1\n"),
             ContainsSubstring("rater A has 2 trials, rater B 1"));
  // A typing error in one trial takes that subject out only when the others stay complete; here nobody is.
  CHECK_THAT(refusalOf(kHeader + "S1,A,1,1\nS1,A,2,1\nS2,A,1,1\nS2,A,3,1\nS3,A,1,1\nS3,A,2,1\n"),
             ContainsSubstring("rater A trial 1: 3, rater A trial 2: 2, rater A trial 3: 1"));
}

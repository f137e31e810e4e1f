#include <cstdlib>
#include <string>
#include <vector>

#include "assessment/signals/recording.h"
#include "tests/support/catch_compat.h"

using namespace cervica::assessment;
using Catch::Matchers::WithinAbs;

namespace {

std::string problemOf(const std::string& text) {
  const auto read = readRecording(text);
  REQUIRE_FALSE(read.ok());
  return read.error().text();
}

bool says(const std::string& text, const std::string& line, const std::string& what) {
  const std::string problem = problemOf(text);
  INFO(problem);
  return problem.find(line + ':') != std::string::npos && problem.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("A recording is read with its channels and gaps", "[assessment][signals]") {
  const Recording pressure =
      readRecording("time_s,pressure_mmHg,mark\n0,20,0\n0.01,20.5,1\n0.02,21,0\n0.06,22,0\n0.09,-1e1,0\n").value();
  CHECK(pressure.timeS == std::vector<double>{0, 0.01, 0.02, 0.06, 0.09});
  CHECK(pressure.pressureMmHg == std::vector<double>{20, 20.5, 21, 22, -10});
  CHECK(pressure.mark == std::vector<std::uint8_t>{0, 1, 0, 0, 0});
  CHECK(pressure.head.empty());
  CHECK(pressure.quality.samples == 5);

  const Recording gaps =
      readRecording("time_s,force_N\n0,1\n0.01,1\n0.02,1\n0.05,1\n0.06,1\n0.101,1\n0.111,1\n").value();
  CHECK_THAT(gaps.intervalS, WithinAbs(0.01, 1e-9));
  CHECK(gaps.quality.gaps == 1);  // 0.03 s is three intervals, not more
  CHECK_THAT(gaps.quality.longestGapS, WithinAbs(0.041, 1e-9));
  CHECK(gaps.gapStarts == std::vector<std::size_t>{4});
  CHECK(gaps.hasGap(4, 5));
  CHECK(gaps.hasGap(0, 6));
  CHECK_FALSE(gaps.hasGap(0, 4));
  CHECK_FALSE(gaps.hasGap(5, 6));
}

TEST_CASE("Every way of writing a number gives the nearest double", "[assessment][signals]") {
  std::string text = "time_s,force_N\n";
  std::vector<double> expected;
  for (const char* number :
       {"0", "-0.1", "0.30000000000000004", "123456789.012345", "1234567890.012345", ".5", "7.", " 2.5 ", "+3", "1e-3",
        "-2.5E2", "0.000000000000001", "999999999999999", "9007199254740993"}) {
    text += std::to_string(expected.size()) + ',' + number + '\n';
    expected.push_back(std::strtod(number, nullptr));
  }
  CHECK(readRecording(text)->forceN == expected);
}

TEST_CASE("A recording may come from a spreadsheet", "[assessment][signals]") {
  const Recording read =
      readRecording(
          "\xEF\xBB\xBFtime_s;ref_qw;ref_qx;ref_qy;ref_qz;qw;qx;qy;qz\r\n0,00;1;0;0;0;0,6;0;0;-0,8\r\n"
          "0,01;1;0;0;0;0,606;0;0;-0,808\r\n\r\n")
          .value();
  REQUIRE(read.head.size() == 2);
  CHECK_THAT(read.head[1].w, WithinAbs(0.6, 1e-12));
  CHECK_THAT(read.head[1].z, WithinAbs(-0.8, 1e-12));
  CHECK(read.thorax[0] == Quaternion{});
}

TEST_CASE("A recording with a fault is refused with its line", "[assessment][signals]") {
  const std::string head = "time_s,force_N\n0,1\n";
  CHECK(says(head + "0.01,1,2\n0.02,1\n", "line 3", "columns"));
  CHECK(says(head + "0.01\n", "line 3", "columns"));
  CHECK(says(head + "0.01,nan\n", "line 3", "finite"));
  CHECK(says(head + "0.01,inf\n", "line 3", "finite"));
  CHECK(says(head + "0.01,1e999\n", "line 3", "finite"));
  CHECK(says(head + "0.01,\n", "line 3", "finite"));
  CHECK(says(head + "0.01,1.2.3\n", "line 3", "finite"));
  CHECK(says(head + "0.01,-\n", "line 3", "finite"));
  CHECK(says(head + "0.01,1,\n", "line 3", "columns"));
  CHECK(says(head + "0.01,1,x\n", "line 3", "columns"));
  CHECK(says(head + "0.01,0x10\n", "line 3", "finite"));
  CHECK(says(head + "0.01,1\n0.005,1\n", "line 4", "time"));
  CHECK(says(head + "0,1\n", "line 3", "time"));
  CHECK(says("time_s,qw,qx,qy,qz\n0,1,0,0,0\n0.01,0.9,0,0,0\n", "line 3", "length one"));
  CHECK(says("time_s,qw,qx,qy,qz\n0,0,0,0,0\n0.01,1,0,0,0\n", "line 2", "length one"));
  CHECK(says("time_s,force_N,mark\n0,1,0\n0.01,1,2\n", "line 3", "mark"));
  CHECK(says("force_N,time_s\n0,1\n", "line 1", "time_s"));
  CHECK(says("time_s,pressure_kPa\n0,1\n", "line 1", "unknown"));
  CHECK(says("time_s,force_N,force_N\n0,1,1\n", "line 1", "twice"));
  CHECK(says("time_s,qw,qx,qy\n0,1,0,0\n", "line 1", "qz"));
  CHECK(says("time_s,force_N,ref_qw,ref_qx,ref_qy,ref_qz\n0,1,1,0,0,0\n", "line 1", "head"));
  CHECK(says("time_s,mark\n0,1\n1,0\n", "line 1", "no channel"));
  CHECK(says("", "line 1", "unknown"));
  CHECK_FALSE(readRecording("time_s,force_N\n0,1\n").ok());
  CHECK(problemOf(head + "x,1\ny,1\n").find("line 4") != std::string::npos);  // every problem, not only the first
}

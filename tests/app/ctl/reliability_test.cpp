// The clinic's own measurement error: cervicactl reliability.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "protocols/clinic_pack_store.h"
#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

const std::string kHeader = "subject,rater,trial,value\n";

/// Two raters, four subjects; differences -2, 1, -1, 2.
const std::string kPair =
    kHeader + "S1,A,1,10\nS1,B,1,12\nS2,A,1,21\nS2,B,1,20\nS3,A,1,29\nS3,B,1,30\nS4,A,1,42\nS4,B,1,40\n";

/// Another data home for as long as the object lives.
class DataHome {
 public:
  explicit DataHome(const std::string& folder) : before_(std::getenv("CERVICA_HOME")) {
    if (before_ != nullptr) kept_ = before_;
    setenv("CERVICA_HOME", folder.c_str(), 1);
  }
  ~DataHome() {
    if (before_ != nullptr) {
      setenv("CERVICA_HOME", kept_.c_str(), 1);
    } else {
      unsetenv("CERVICA_HOME");
    }
  }
  DataHome(const DataHome&) = delete;
  DataHome& operator=(const DataHome&) = delete;

 private:
  const char* before_;
  std::string kept_;
};

}  // namespace

TEST_CASE("A test-retest table gives the members of the contract", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const Called told = call({"reliability", folder.file("t.csv", kPair)});
  REQUIRE(told.code == 0);
  CHECK(told.err.empty());
  const auto json = told.json();
  CHECK(json["schema"] == "cervica.reliability.v1");
  CHECK(json["subjects"] == 4);
  CHECK(json["raters"] == 2);
  CHECK(json["bias"] == 0.0);
  const double sd = std::sqrt(10.0 / 3);
  CHECK_THAT(json["limits95"][1].get<double>(), WithinAbs(1.96 * sd, 1e-9));
  CHECK_THAT(json["sem"].get<double>(), WithinAbs(sd / std::sqrt(2.0), 1e-9));
  CHECK_THAT(json["mdc95"].get<double>(), WithinAbs(1.96 * sd, 1e-9));
  CHECK_THAT(json["mdc90"].get<double>(), WithinAbs(1.645 * sd, 1e-9));
  for (const char* icc : {"icc_2_1", "icc_3_1"}) {
    CHECK(json[icc]["ci95"][0] < json[icc]["value"]);
    CHECK(json[icc]["ci95"][1] > json[icc]["value"]);
  }
  CHECK(json["left_out"].empty());
  CHECK(call({"reliability", "-"}, kPair).json()["sem"] == json["sem"]);
}

TEST_CASE("What a German spreadsheet writes gives the same", "[ctl][reliability]") {
  const std::string german =
      "\xEF\xBB\xBFSubject;Rater;Trial;Value\r\nS1;A;1;\"1,5\"\r\nS1;B;1;2,5\r\nS2;A;1;3\r\nS2;B;1;3,5\r\n;;;\r\n"
      "S3;A;1;5\r\nS3;B;1;4,5\r\n";
  const std::string plain = kHeader + "S1,A,1,1.5\nS1,B,1,2.5\nS2,A,1,3\nS2,B,1,3.5\nS3,A,1,5\nS3,B,1,4.5\n";
  const Called told = call({"reliability", "-"}, german);
  INFO(told.err);
  REQUIRE(told.code == 0);
  CHECK(told.json() == call({"reliability", "-"}, plain).json());
}

TEST_CASE("Three columns have no bias, and no chart", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const std::string three = folder.file(
      "t.csv", kHeader + "S1,A,1,1\nS1,A,2,2\nS1,A,3,2\nS2,A,1,4\nS2,A,2,4\nS2,A,3,5\nS3,A,1,8\nS3,A,2,9\nS3,A,3,7\n");
  const Called told = call({"reliability", three});
  REQUIRE(told.code == 0);
  CHECK(told.json()["columns"]["kind"] == "trials");
  CHECK(told.json()["bias"].is_null());
  CHECK(told.json()["limits95"].is_null());
  const std::string chart = folder.path() / "chart.svg";
  const Called drawn = call({"reliability", three, "--chart", chart});
  CHECK(drawn.code == 3);
  CHECK_THAT(drawn.err, ContainsSubstring("this table has 3 trials"));
  CHECK_FALSE(std::filesystem::exists(chart));
}

TEST_CASE("The chart names what it shows and holds every subject", "[ctl][reliability]") {
  const TemporaryFolder folder;
  std::string table = kPair;
  for (std::size_t at = 0; (at = table.find(",A,", at)) != std::string::npos;) table.replace(at, 3, ",<A & \xC3\x84>,");
  const std::string chart = folder.path() / "chart.svg";
  REQUIRE(
      call({"reliability", folder.file("t.csv", table), "--measure", "rom.cervical.rotation", "--chart", chart}).code ==
      0);
  std::ifstream file(chart);
  const std::string svg{std::istreambuf_iterator<char>(file), {}};
  CHECK_THAT(svg, ContainsSubstring("<title id=\"title\">Cervical rotation: agreement of two raters</title>"));
  CHECK_THAT(svg, ContainsSubstring("Difference &lt;A &amp; \xC3\x84&gt; \xE2\x88\x92 B (deg)"));
  CHECK_THAT(svg, ContainsSubstring("Upper limit 3.58 deg"));
  std::size_t dots = 0;
  for (std::size_t at = 0; (at = svg.find("<circle", at)) != std::string::npos; ++at) ++dots;
  CHECK(dots == 4);
  CHECK(svg.find("nan") == std::string::npos);
}

TEST_CASE("Ordinal ratings give weighted kappa", "[ctl][reliability]") {
  const std::string grades = kHeader +
                             "S1,A,1,0\nS1,B,1,0\nS2,A,1,1\nS2,B,1,1\nS3,A,1,2\nS3,B,1,1\nS4,A,1,2\nS4,B,1,2\n"
                             "S5,A,1,0\nS5,B,1,1\n";
  const Called linear = call({"reliability", "-", "--ordinal"}, grades);
  REQUIRE(linear.code == 0);
  CHECK(linear.json()["weights"] == "linear");
  CHECK_THAT(linear.json()["exact_agreement"].get<double>(), WithinAbs(0.6, 1e-9));
  CHECK(linear.json()["kappa"]["ci95"][1] <= 1.0);
  const Called quadratic = call({"reliability", "-", "--ordinal", "--weights", "quadratic"}, grades);
  CHECK(quadratic.json()["kappa"]["value"] > linear.json()["kappa"]["value"]);
  CHECK(call({"reliability", "-", "--weights", "linear"}, grades).code == 2);
  CHECK(call({"reliability", "-", "--ordinal", "--weights", "cubic"}, grades).code == 2);
  CHECK(call({"reliability", "-", "--ordinal", "--chart", "x.svg"}, grades).code == 2);
}

TEST_CASE("A bad table ends with 3, the file and the line", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& content, const std::string& line, const std::string& words) {
    const std::string file = folder.file("bad.csv", content);
    const Called told = call({"reliability", file});
    CAPTURE(words, told.err);
    CHECK(told.code == 3);
    CHECK(told.out.empty());
    CHECK_THAT(told.err, ContainsSubstring(file + line + ": "));
    CHECK_THAT(told.err, ContainsSubstring(words));
  };
  refused("", ":1", "name the columns");
  refused("patient,rater,trial,value\n", ":1", "it lacks \"subject\"");
  refused(kHeader, "", "no values");
  refused(kHeader + "S1,A,1,ten\n", ":2", "is not a number");
  refused(kHeader + "S1,A,1,nan\n", ":2", "is not a number");
  refused(kHeader + "S1,A,1\n", ":2", "has 3 cells");
  refused(kHeader + "S1,A,1,5\n\nS1,A,1,5\n", ":4", "already in line 2");
  refused(kHeader + "S1,A,1,\"5\n", ":2", "never closed");
  refused(kHeader + "S1,A,1,\xFF\n", ":2", "not valid UTF-8");
  refused(kHeader + "S1,A,1,5\nS1,B,1,5\nS2,A,1,5\nS2,B,1,5\n", "", "2 of 2 subjects");
  refused(kHeader + "1,A,1,5\n1,B,1,5\n2,A,1,5\n2,B,1,5\n3,A,1,5\n3,B,1,5\n", "", "all values are the same");
  CHECK(call({"reliability", folder.path()}).code == 3);
  CHECK_THAT(call({"reliability", folder.path() / "none.csv"}).err, ContainsSubstring("cannot be read"));
  CHECK(call({"reliability"}).code == 2);
}

TEST_CASE("A table of 1 GiB is refused without being read whole", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const std::string file = folder.file("huge.csv", kHeader);
  std::filesystem::resize_file(file, std::uintmax_t{1} << 30);  // sparse
  const Called told = call({"reliability", file});
  CHECK(told.code == 3);
  CHECK_THAT(told.err, ContainsSubstring("larger than 16 MiB"));
}

TEST_CASE("Values outside the measure's limits are refused with their lines", "[ctl][reliability]") {
  const Called told = call({"reliability", "-", "--measure", "rom.cervical.rotation"}, kPair + "S5,A,1,4200\n");
  CHECK(told.code == 3);
  CHECK_THAT(told.err, ContainsSubstring("-:10: the value lies outside the plausible range of rom.cervical.rotation"));
  CHECK(call({"reliability", "-", "--measure", "rom.cervical.rotatoin"}, kPair).code == 2);
}

TEST_CASE("A clinic's own error is adopted and used from then on", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const DataHome home(folder.path() / "home");
  const std::string file = folder.file("t.csv", kPair);
  const std::vector<std::string> words{"reliability",           file,       "--adopt", "--measure",
                                       "rom.cervical.rotation", "--device", "crom",    "--rater"};
  const auto adopting = [&](const std::string& rater) {
    auto all = words;
    all.push_back(rater);
    return call(all);
  };
  const Called same = adopting("same");
  CHECK(same.code == 3);
  CHECK_THAT(same.err, ContainsSubstring("--rater different"));
  const Called taken = adopting("different");
  INFO(taken.err);
  REQUIRE(taken.code == 0);
  CHECK_THAT(taken.json()["adopted_in_pack"].get<std::string>(), ContainsSubstring("clinic.1"));

  const auto errors = protocols::ClinicPackStore(folder.path() / "home" / protocols::kClinicPackFolder)
                          .active()
                          .catalogue->reliability();
  const auto own =
      std::find_if(errors.begin(), errors.end(), [](const auto& one) { return one.origin == core::Origin::Clinic; });
  REQUIRE(own != errors.end());
  CHECK(own->measure == "rom.cervical.rotation");
  CHECK(own->device == "crom");
  CHECK(own->rater == core::Rater::Different);
  CHECK(own->preferred);
  CHECK(own->sem == taken.json()["sem"].get<double>());
  CHECK(own->mdc95 == taken.json()["mdc95"].get<double>());
  CHECK(own->n == 4);
}

TEST_CASE("An error that would mean nothing is not adopted", "[ctl][reliability]") {
  const TemporaryFolder folder;
  const DataHome home(folder.path() / "home");
  const auto adopting = [](const std::string& table, std::vector<std::string> more) {
    std::vector<std::string> words{"reliability", "-", "--adopt"};
    words.insert(words.end(), more.begin(), more.end());
    return call(words, table).code;
  };
  const std::vector<std::string> right{"--measure", "rom.cervical.rotation", "--device", "crom", "--rater",
                                       "different"};
  CHECK(adopting(kHeader + "1,A,1,10\n1,B,1,10\n2,A,1,20\n2,B,1,20\n3,A,1,30\n3,B,1,30\n", right) == 3);
  CHECK(adopting(kHeader + "1,A,1,10\n1,B,1,30\n2,A,1,20\n2,B,1,20\n3,A,1,30\n3,B,1,11\n", right) == 3);
  CHECK(adopting(kPair, {}) == 2);
  CHECK(adopting(kPair, {"--measure", "rom.cervical.rotation", "--rater", "different"}) == 2);
  CHECK(adopting(kPair, {"--measure", "rom.cervical.rotation", "--device", "pbu", "--rater", "different"}) == 2);
  CHECK(adopting(kPair, {"--measure", "scapula.dyskinesis", "--device", "crom", "--rater", "different"}) == 2);
  CHECK(call({"reliability", "-", "--device", "crom"}, kPair).code == 2);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "home"));
}

// The commands on documents: score, compare, catalogue, pose.
#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

TEST_CASE("A visit is scored from a file and from standard input alike", "[ctl][score]") {
  const Called fromFile = call({"score", visitPath("intake")});
  REQUIRE(fromFile.code == 0);
  CHECK(fromFile.err.empty());
  const auto scores = fromFile.json();
  CHECK(scores["schema"] == "cervica.scores.v1");
  CHECK(scores["age_years"] == 37);
  CHECK(scores["questionnaires"][0]["percent"] == 28.9);
  CHECK(call({"score", "-"}, readTestFile("visits/intake.json")).json() == scores);
}

TEST_CASE("A batch keeps its order and reports bad lines in their place", "[ctl][score]") {
  const std::string good = nlohmann::json::parse(readTestFile("visits/intake.json")).dump();
  const std::string other = nlohmann::json::parse(readTestFile("visits/older.json")).dump();
  const Called batch = call({"score", "--ndjson"}, good + "\n{\"schema\":1}\n" + other + "\n\nnonsense");
  CHECK(batch.code == 3);
  std::istringstream lines(batch.out);
  std::string line;
  REQUIRE(std::getline(lines, line));
  CHECK(nlohmann::json::parse(line)["visit_id"] == "V-1001-1");
  REQUIRE(std::getline(lines, line));
  CHECK(nlohmann::json::parse(line)["line"] == 2);
  REQUIRE(std::getline(lines, line));
  CHECK(nlohmann::json::parse(line)["visit_id"] == "V-1002-1");
  REQUIRE(std::getline(lines, line));
  CHECK(nlohmann::json::parse(line)["line"] == 5);
  CHECK_FALSE(std::getline(lines, line));
  CHECK(call({"score", "--ndjson"}, good + "\n").code == 0);
  const Called together =
      call({"score", "--ndjson", "--jobs", "all"}, good + "\n{\"schema\":1}\n" + other + "\n\nnonsense");
  CHECK(together.code == 3);
  CHECK(together.out == batch.out);
  CHECK(call({"score", "--ndjson", "--jobs", "0"}, good).code == 2);
  CHECK(call({"score", "--ndjson", "--jobs", "many"}, good).code == 2);
  CHECK(call({"score", visitPath("intake"), "--jobs", "2"}).code == 2);
}

TEST_CASE("Every refusal of the contract ends with 3 and the place", "[ctl][score]") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& content, const std::string& place) {
    const std::string file = folder.file("visit.json", content);
    const Called scored = call({"score", file});
    CAPTURE(place);
    CHECK(scored.code == 3);
    CHECK(scored.out.empty());
    CHECK_THAT(scored.err, ContainsSubstring(file));
    CHECK_THAT(scored.err, ContainsSubstring(place));
  };
  const auto with = [](const std::string& pointer, const nlohmann::json& value) {
    auto document = nlohmann::json::parse(readTestFile("visits/intake.json"));
    document[nlohmann::json::json_pointer(pointer)] = value;
    return document.dump();
  };
  refused(with("/measurment", nlohmann::json::array()), "/measurment: ");
  refused(with("/measurements/0/unit", "kg"), "/measurements/0/unit: ");
  refused(with("/measurements/0/value", 11), "/measurements/0/value: ");
  refused(with("/measurements/0/side", "left"), "/measurements/0/side: ");
  refused("{\"schema\": \"\xc3\x28\"}", "not valid UTF-8");
  refused("", "the document is empty");
  refused(std::string(100u << 20, '['), "larger than 16 MiB");
  refused(std::string(1u << 20, '['), "nested deeper");
  CHECK(call({"score", (folder.path() / "missing.json").string()}).code == 3);
  CHECK(call({"score", folder.path().string()}).code == 3);
}

TEST_CASE("Two visits are compared", "[ctl][compare]") {
  const Called compared = call({"compare", visitPath("intake"), visitPath("follow_up")});
  REQUIRE(compared.code == 0);
  CHECK(compared.json()["schema"] == "cervica.comparison.v1");
  CHECK(call({"compare", visitPath("follow_up"), visitPath("intake")}).code == 3);
  CHECK(call({"compare", visitPath("intake"), visitPath("older")}).code == 3);
}

TEST_CASE("The catalogue is printed as JSON, whole and by section", "[ctl][catalogue]") {
  for (const char* section : {"measures", "norms", "exercises", "instruments", "rules", "sources"}) {
    CAPTURE(section);
    const Called printed = call({"catalogue", section});
    REQUIRE(printed.code == 0);
    CHECK(printed.json().contains("schema"));
  }
  CHECK(call({"catalogue"}).json().size() >= 6);
}

TEST_CASE("score --scores-only leaves out what is worded, and nothing else", "[ctl][score]") {
  const std::string line = nlohmann::json::parse(readTestFile("visits/intake.json")).dump() + "\n";
  auto everything = call({"score", "--ndjson"}, line).json();
  const auto scores = call({"score", "--ndjson", "--scores-only"}, line).json();
  CHECK(everything.contains("findings"));
  CHECK(everything.contains("screening"));
  for (const char* worded :
       {"findings", "not_examined", "patterns", "patterns_open", "stage", "categories", "screening"}) {
    everything.erase(worded);
  }
  CHECK(scores == everything);
  CHECK(call({"score", "--scores-only", visitPath("intake")}).code == 2);
}

TEST_CASE("The posed model reproduces the measured angle", "[ctl][pose]") {
  const Called posed = call({"pose", visitPath("intake")});
  REQUIRE(posed.code == 0);
  const auto pose = posed.json();
  CHECK(pose["schema"] == "cervica.pose.v1");
  const char* angle = "posture.craniovertebral_angle";
  CHECK_THAT(pose["reproduced"][angle].get<double>(), WithinAbs(pose["asked"][angle].get<double>(), 0.1));
  CHECK_THAT(pose["asked"][angle].get<double>(), WithinAbs(43.6, 1e-6));
}

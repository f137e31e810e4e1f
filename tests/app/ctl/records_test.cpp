// The commands on the database, on an embedded cluster of their own.
#include <cstdlib>

#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"
#include "tests/support/test_data.h"

using namespace cervica::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A data home for one test case; its cluster ends with it.
class Home {
 public:
  Home() {
    unsetenv("CERVICA_DB");
    setenv("CERVICA_HOME", folder_.path().c_str(), 1);
  }
  ~Home() { (void)call({"db", "stop"}); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("A visit that was saved is shown again equal in content", "[ctl][records]") {
  const Home home;
  const Called saved = call({"visit", "save", visitPath("intake")});
  INFO(saved.err);
  REQUIRE(saved.code == 0);
  CHECK(saved.json() == nlohmann::json{{"patient_id", "P-1001"}, {"visit_id", "V-1001-1"}, {"version", 1}});
  CHECK(call({"visit", "show", "V-1001-1"}).json() == nlohmann::json::parse(readTestFile("visits/intake.json")));

  REQUIRE(call({"visit", "save", visitPath("follow_up")}).code == 0);
  const auto visits = call({"visit", "list", "--patient", "P-1001"}).json();
  REQUIRE(visits.size() == 2);
  CHECK(visits[0]["visit_id"] == "V-1001-1");
  CHECK(visits[0]["signed"] == false);

  {
    INFO("the same id again is a new version, and a stale base is a conflict");
    CHECK(call({"visit", "save", visitPath("intake"), "--version", "1"}).json()["version"] == 2);
    const Called stale = call({"visit", "save", visitPath("intake"), "--version", "1"});
    CHECK(stale.code == 5);
    CHECK_FALSE(stale.err.empty());
    CHECK(call({"visit", "show", "V-1001-1", "--version", "1"}).code == 0);
    CHECK(call({"visit", "show", "V-1001-1", "--version", "9"}).code == 3);
  }
  {
    INFO("patients are found by name with a typing error, by birth date and by identifier");
    for (const char* text : {"marlo irne", "1988-04-17", "P-1001"}) {
      CAPTURE(text);
      const auto found = call({"patient", "find", text}).json();
      REQUIRE(found.size() == 1);
      CHECK(found[0]["id"] == "P-1001");
    }
    CHECK(call({"patient", "find", "zzz"}).json().empty());
    CHECK(call({"patient", "show", "P-1001"}).json()["family_name"] == "Marlow");
    CHECK(call({"patient", "show", "P-9"}).code == 3);
  }
  {
    INFO("a refused document stores nothing");
    auto document = nlohmann::json::parse(readTestFile("visits/older.json"));
    document["measurements"][0]["value"] = 999;
    CHECK(call({"visit", "save", "-"}, document.dump()).code == 3);
    CHECK(call({"visit", "list", "--patient", "P-1002"}).json().empty());
    CHECK(call({"patient", "show", "P-1002"}).code == 3);
  }
  {
    INFO("the status counts");
    const auto status = call({"db", "status"}).json();
    CHECK(status["mode"] == "embedded");
    CHECK(status["patients"] == 1);
    CHECK(status["visits"] == 2);
    CHECK(status["schema_version"] >= 1);
    CHECK(status["size_bytes"] > 0);
  }
}

TEST_CASE("Patients are added from a document, and a taken identifier is a conflict", "[ctl][records]") {
  const Home home;
  const std::string ada =
      R"({"id": "P-0001", "family_name": "Exämple", "given_name": "Ada", "birth_date": "1984-05-02", "sex": "female"})";
  CHECK(call({"patient", "add", "-"}, ada).json()["patient_id"] == "P-0001");
  CHECK(call({"patient", "find", "exampel"}).json().size() == 1);
  const std::string other =
      R"({"id": "P-0001", "family_name": "Roth", "given_name": "Carl", "birth_date": "1961-09-12", "sex": "male"})";
  CHECK(call({"patient", "add", "-"}, other).code == 5);
  CHECK(call({"patient", "add", "-"}, R"({"id": "P-2", "birth_date": "1990-01-01"})").code == 3);
  CHECK(call({"patient", "show", "P-0001"}).json()["family_name"] == "Exämple");
}

TEST_CASE("The demonstration clinic can be seeded twice and is the same", "[ctl][records]") {
  const Home home;
  const Called seeded = call({"demo", "seed", "--patients", "4", "--seed", "7"});
  INFO(seeded.err);
  REQUIRE(seeded.code == 0);
  CHECK(call({"db", "status"}).json()["patients"] == 4);
  const auto visits = call({"db", "status"}).json()["visits"];
  REQUIRE(call({"demo", "seed", "--patients", "4", "--seed", "7"}).code == 0);
  CHECK(call({"db", "status"}).json()["visits"] == visits);
  CHECK(call({"visit", "list", "--patient", "P-1001"}).json()[0]["version"] == 1);
}

TEST_CASE("A database that cannot be reached ends with 4 in plain words", "[ctl][records]") {
  const Called status = call({"--db", "host=/nonexistent dbname=none connect_timeout=2", "db", "status"});
  CHECK(status.code == 4);
  CHECK(status.out.empty());
  CHECK_FALSE(status.err.empty());
}

TEST_CASE("The course of a stored patient is followed", "[ctl][records][course]") {
  const Home home;
  REQUIRE(call({"demo", "seed", "--patients", "2"}).code == 0);
  const Called called = call({"course", "--patient", "D-0002"});
  INFO(called.err);
  REQUIRE(called.code == 0);
  const auto course = called.json();
  CHECK(course["patient_id"] == "D-0002");
  CHECK(course["visits"].size() >= 3);
  CHECK_FALSE(course["measures"].empty());
  const Called two = call({"course", "--patient", "P-1001"});
  CHECK(two.code == 3);
  CHECK_THAT(two.err, ContainsSubstring("P-1001 has 2 visits"));
  CHECK(call({"course", "--patient", "P-404"}).code == 3);
}

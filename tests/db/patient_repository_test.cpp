#include "db/repositories/patient_repository.h"

#include <algorithm>

#include "db/repositories/patient_store.h"
#include "db/repositories/recording_repository.h"
#include "db/repositories/visit_repository.h"
#include "db/session/session.h"
#include "tests/db/support/test_database.h"
#include "tests/support/catch_compat.h"

using Catch::Matchers::ContainsSubstring;
using cervica::core::Patient;
using cervica::core::PatientId;
using cervica::db::PatientRepository;
using cervica::test::TestDatabase;
namespace core = cervica::core;

namespace {

Patient person(const char* id, const char* family, const char* given, const char* birth = "1980-02-03") {
  Patient patient;
  patient.id = PatientId(id);
  patient.familyName = family;
  patient.givenName = given;
  patient.birthDate = core::parseCivilDate(birth).value();
  patient.sex = core::Sex::Female;
  return patient;
}

std::vector<std::string> idsOf(const std::vector<Patient>& patients) {
  std::vector<std::string> ids;
  for (const auto& patient : patients) ids.push_back(patient.id.text());
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("A patient comes back as saved", "[db][patient]") {
  const TestDatabase test;
  auto database = test.open();
  PatientRepository patients(database);
  auto full = person("P/1 ä", "O'Brien-Łęcki", "Zoë \"Z\" \\ $1; --", "1912-02-29");
  full.heightCm = 167.35;
  full.massKg = 0.1 + 64.2;
  full.dominantHand = core::Side::Left;
  full.sex = core::Sex::Other;
  REQUIRE(patients.save(full).ok());
  CHECK(patients.show(full.id).value() == full);
  const auto bare = person("P-2", "", "");
  REQUIRE(patients.save(bare).ok());
  CHECK(patients.show(bare.id).value() == bare);
  CHECK(patients.count() == 2);
  CHECK(patients.show(PatientId("P-9")).error().code == core::Error::Code::NotFound);
}

TEST_CASE("The same person is changed, another one under the same identifier is refused", "[db][patient]") {
  const TestDatabase test;
  auto database = test.open();
  PatientRepository patients(database);
  REQUIRE(patients.save(person("P-1", "Marlow", "Irene")).ok());

  auto married = person("P-1", "Fenwick", "Irene");
  married.heightCm = 168;
  REQUIRE(patients.save(married).ok());
  CHECK(patients.show(married.id).value() == married);
  CHECK(patients.find("marlow", 5).empty());  // the search follows the new name
  CHECK(idsOf(patients.find("fenwick", 5)) == Ids{"P-1"});

  const auto refused = patients.save(person("P-1", "Hartwell", "Tom", "1990-01-01"));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == core::Error::Code::Conflict);
  CHECK_THAT(refused.error().text(), ContainsSubstring("already belongs to another patient"));
  CHECK_THAT(refused.error().text(), !ContainsSubstring("Hartwell") && !ContainsSubstring("Fenwick"));
  CHECK(patients.show(married.id).value() == married);
}

TEST_CASE("Patients are found as people type", "[db][patient][find]") {
  const TestDatabase test;
  auto database = test.open();
  PatientRepository patients(database);
  for (const auto& patient :
       {person("P-1001", "Marlow", "Irene", "1988-04-17"), person("P-1002", "Müller", "Jörg", "1975-12-01"),
        person("P-1003", "García-López", "Ana", "1990-06-30"), person("P-1004", "O’Brien", "Seán", "1961-03-09"),
        person("P-1005", "Ann", "Bo", "1999-09-09"), person("P-1006", "Annesley", "Bo", "1999-09-10"),
        person("P-1007", "Łabędź", "Ğülçin", "1983-01-01"), person("P-1008", "Søberg", "Zoe\u0308", "1970-07-07"),
        person("P-10011", "Weiß", "Ян", "1971-07-07")}) {
    REQUIRE(patients.save(patient).ok());
  }
  const auto found = [&](const char* text) { return idsOf(patients.find(text, 10)); };

  SECTION("whole names and beginnings, in any order") {
    CHECK(found("marlow irene") == Ids{"P-1001"});
    CHECK(found("Irene Marlow") == Ids{"P-1001"});
    CHECK(found("mar ir") == Ids{"P-1001"});
    CHECK(found("ir, MAR") == Ids{"P-1001"});
    CHECK(found("lopez") == Ids{"P-1003"});
    CHECK(found("obr") == Ids{});
    CHECK(found("o'brien") == Ids{"P-1004"});
    CHECK(found("marlow jorg").empty());
  }
  SECTION("accents forgiven both ways") {
    CHECK(found("muller") == Ids{"P-1002"});
    CHECK(found("MÜLLER") == Ids{"P-1002"});
    CHECK(found("garcia lopez") == Ids{"P-1003"});
    CHECK(found("Márlow") == Ids{"P-1001"});
    CHECK(found("labedz gulcin") == Ids{"P-1007"});
    CHECK(found("soberg zoe") == Ids{"P-1008"});
    CHECK(found("zoë") == Ids{"P-1008"});
    CHECK(found("weiss") == Ids{"P-10011"});
    CHECK(found("ян") == Ids{"P-10011"});
  }
  SECTION("typing errors forgiven") {
    CHECK(found("marlwo") == Ids{"P-1001"});
    CHECK(found("malow") == Ids{"P-1001"});
    CHECK(found("narlow") == Ids{"P-1001"});
    CHECK(found("marllow") == Ids{"P-1001"});
    CHECK(found("irnee") == Ids{"P-1001"});
    CHECK(found("marlwo irnee") == Ids{"P-1001"});
    CHECK(found("mueller") == Ids{"P-1002"});
    CHECK(found("jorgg muler") == Ids{"P-1002"});
    CHECK(found("irne mar") == Ids{"P-1001"});
    CHECK(found("xqzzy").empty());
  }
  SECTION("the best match comes first") {
    CHECK(found("ann") == (Ids{"P-1005", "P-1006", "P-1003"}));
    CHECK(found("bo ann") == (Ids{"P-1005", "P-1006"}));
    CHECK(idsOf(patients.find("bo", 1)) == Ids{"P-1005"});
  }
  SECTION("by identifier and by birth date") {
    CHECK(found("P-1001") == (Ids{"P-1001", "P-10011"}));
    CHECK(found("p-1002").front() == "P-1002");
    CHECK(found("P-100").size() == 9);
    CHECK(found("1988-04-17") == Ids{"P-1001"});
    CHECK(found("bo 1999-09-10") == Ids{"P-1006"});
    CHECK(found("1999-09-10 anesley") == Ids{"P-1006"});
    CHECK(found("marlow 1999-09-10").empty());
  }
  SECTION("nothing typed: those seen last") {
    CHECK(idsOf(patients.find("  ", 2)) == (Ids{"P-10011", "P-1008"}));
    CHECK(idsOf(patients.recent(1)) == Ids{"P-10011"});
  }
  SECTION("nothing that is typed breaks the search") {
    for (const char* text : {"%", "_", "'", "\"", "\\", "\x1f", "\x1e\x1f", "\xff\xc3", "\xed\xa0\x80", "{}",
                             "1988-13-45", "-", "a_b%", ";--", "\t"}) {
      CHECK_NOTHROW(patients.find(text, 3));
    }
    CHECK_NOTHROW(patients.find(std::string(100000, 'a'), 3));
    CHECK_NOTHROW(patients.find("a b c d e f g h i j k l m n o p q r s t", 3));
  }
}

TEST_CASE("A search reads an index however many patients there are", "[db][patient][find]") {
  const TestDatabase test;
  auto database = test.open();
  test.run(
      "SET search_path = cervica, public;"
      "INSERT INTO patient (patient_id, family_name, given_name, birth_date, sex) "
      "SELECT 'X-' || i, 'F' || left(md5(i::text), 7), 'G' || md5((i % 500)::text), date '1940-01-01' + i % 20000, "
      "'female' "
      "FROM generate_series(1, 8000) AS i;"
      "INSERT INTO name_word (clinic_id, word) SELECT 1, 'h' || left(md5(i::text), 8) FROM generate_series(1, 40000) "
      "AS i ON CONFLICT DO NOTHING;"
      "ANALYZE patient, patient_name_word, name_word;");
  auto& session = database.session();
  const auto plan = [&](const char* name, const std::string& arguments, const char* mode = "force_generic_plan") {
    return session.read([&](cervica::db::Transaction& transaction) {
      for (const auto& statement : PatientRepository::statements()) {
        if (std::string(name) == statement.name) session.prepare(statement);
      }
      transaction.script(std::string("SET plan_cache_mode = ") + mode);
      std::string text;
      for (const auto& row : transaction.script("EXPLAIN EXECUTE " + std::string(name) + "(" + arguments + ")")) {
        text += row[0].as<std::string>() + "\n";
      }
      return text;
    });
  };
  CHECK_THAT(plan("patient_by_words", "'fab', '', 20"),
             ContainsSubstring("patient_name_word_pkey") && !ContainsSubstring("Seq Scan on patient"));
  CHECK_THAT(plan("patient_by_words", "'fab', 'gcd', 20"), !ContainsSubstring("Seq Scan on patient"));
  CHECK_THAT(plan("patient_by_spellings", "'fab', '', 20"), !ContainsSubstring("Seq Scan on patient"));
  CHECK_THAT(plan("name_similar", "'marlow'", "force_custom_plan"), ContainsSubstring("name_word_similar"));
  CHECK_THAT(plan("patient_by_id", "'X-77', 20"), ContainsSubstring("patient_by_id_key"));
  CHECK_THAT(plan("patient_by_birth_date", "'1950-05-05'"), ContainsSubstring("patient_by_birth_date"));
  CHECK_THAT(plan("patient_recent", "20"), ContainsSubstring("patient_by_update"));
}

TEST_CASE("Every statement fits the schema", "[db][patient][visit]") {
  const TestDatabase test;
  auto database = test.open();
  int count = 0;
  for (const auto statements :
       {PatientRepository::statements(), cervica::db::VisitRepository::statements(),
        cervica::db::RecordingRepository::statements(), cervica::db::patientStoreStatements()}) {
    for (const auto& statement : statements) {
      INFO(statement.name);
      CHECK_NOTHROW(database.prepare(statement));
      ++count;
    }
  }
  CHECK(count > 20);
}

TEST_CASE("The schema refuses what the program would never write", "[db][patient][visit]") {
  const TestDatabase test;
  const auto insertPatient = [&](const std::string& values) {
    test.run("INSERT INTO cervica.patient (patient_id, family_name, given_name, birth_date, sex, height_cm) VALUES (" +
             values + ")");
  };
  CHECK_NOTHROW(insertPatient("'A', 'F', 'G', '1980-01-01', 'male', 180"));
  CHECK_THROWS(insertPatient("'A', 'F', 'G', '1980-01-01', 'male', 180"));
  CHECK_THROWS(insertPatient("'B', 'F', 'G', '1980-01-01', 'm', 180"));
  CHECK_THROWS(insertPatient("'B', 'F', 'G', '1980-01-01', 'male', 18"));
  CHECK_THROWS(insertPatient("'B', 'F', 'G', '1780-01-01', 'male', 180"));
  CHECK_THROWS(insertPatient("'', 'F', 'G', '1980-01-01', 'male', 180"));
  // A visit without its version.
  CHECK_THROWS(
      test.run("INSERT INTO cervica.visit (visit_id, patient_no, kind, started_at, started_local, current_version) "
               "SELECT 'V', patient_no, 'intake', now(), '2026-01-01T10:00:00+01:00', 1 FROM cervica.patient"));
  CHECK(test.run("SELECT count(*) FROM cervica.visit") == "0");
}

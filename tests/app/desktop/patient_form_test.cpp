#include "app/desktop/patients/patient_form.h"

#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app;
using namespace cervica::test;
using Field = PatientForm::Field;

namespace {

struct Filling {
  Filling() {
    needApplication();
    form.setText(Field::FamilyName, QStringLiteral("Marlow"));
    form.setText(Field::GivenName, QStringLiteral("Irene"));
    form.setText(Field::BirthDate, QStringLiteral("1988-04-17"));
    form.setText(Field::Sex, QStringLiteral("female"));
    form.setText(Field::Identifier, QStringLiteral("P-1001"));
  }
  std::shared_ptr<const core::Catalogue> catalogue = core::Catalogue::shipped();
  PatientForm form{*catalogue, noon().date};
};

}  // namespace

TEST_CASE("A complete form gives the patient", "[patients][form]") {
  Filling f;
  f.form.setText(Field::Height, QStringLiteral("168,5"));
  f.form.setText(Field::Mass, QStringLiteral("64"));
  const auto patient = f.form.patient();
  REQUIRE(patient);
  CHECK(patient->familyName == "Marlow");
  CHECK(patient->sex == core::Sex::Female);
  CHECK(patient->heightCm == 168.5);
  CHECK(patient->massKg == 64);
  CHECK(core::toIso(patient->birthDate) == "1988-04-17");
  CHECK(f.form.age() == QStringLiteral("37 years old"));
}

TEST_CASE("Height and mass may be left out", "[patients][form]") {
  Filling f;
  REQUIRE(f.form.patient());
  CHECK_FALSE(f.form.patient()->heightCm);
}

TEST_CASE("A form does not complain before a field was left", "[patients][form]") {
  needApplication();
  PatientForm form(*core::Catalogue::shipped(), noon().date);
  CHECK(form.problem(Field::FamilyName).isEmpty());
  CHECK_FALSE(form.patient());
  form.touch(Field::FamilyName);
  CHECK_FALSE(form.problem(Field::FamilyName).isEmpty());
  CHECK(form.problem(Field::GivenName).isEmpty());
  form.touchAll();
  CHECK_FALSE(form.problem(Field::GivenName).isEmpty());
  CHECK_FALSE(form.problem(Field::Sex).isEmpty());
}

TEST_CASE("A date being typed is not wrong yet; a finished wrong one is", "[patients][form]") {
  Filling f;
  f.form.setText(Field::BirthDate, QStringLiteral("1988-0"));
  CHECK(f.form.problem(Field::BirthDate).isEmpty());
  CHECK_FALSE(f.form.patient());
  f.form.touch(Field::BirthDate);
  CHECK_FALSE(f.form.problem(Field::BirthDate).isEmpty());
  for (const char* wrong : {"1988-02-30", "17.04.1988", "2026-04-15", "1880-01-01"}) {
    f.form.setText(Field::BirthDate, QLatin1String(wrong));
    CHECK_FALSE(f.form.problem(Field::BirthDate).isEmpty());
    CHECK_FALSE(f.form.patient());
  }
  f.form.setText(Field::BirthDate, QStringLiteral("2026-04-14"));
  CHECK(f.form.problem(Field::BirthDate).isEmpty());
}

TEST_CASE("Numbers outside the plausible range and words are refused", "[patients][form]") {
  Filling f;
  for (const char* wrong : {"tall", "1.68", "900"}) {
    f.form.setText(Field::Height, QLatin1String(wrong));
    CHECK_FALSE(f.form.problem(Field::Height).isEmpty());
    CHECK_FALSE(f.form.patient());
  }
  f.form.setText(Field::Height, QString());
  CHECK(f.form.problem(Field::Height).isEmpty());
  f.form.setText(Field::Identifier, QStringLiteral("P 1001"));
  CHECK_FALSE(f.form.problem(Field::Identifier).isEmpty());
}

TEST_CASE("An existing patient is edited without losing what the form does not show", "[patients][form]") {
  Filling f;
  core::Patient patient = person("P-7", "Ada", "Example");
  patient.dominantHand = core::Side::Right;
  patient.heightCm = 168;
  f.form.edit(patient);
  CHECK_FALSE(f.form.isNew());
  CHECK(f.form.text(Field::Height) == QStringLiteral("168"));
  f.form.setText(Field::GivenName, QStringLiteral("Adele"));
  const auto edited = f.form.patient();
  REQUIRE(edited);
  CHECK(edited->givenName == "Adele");
  CHECK(edited->dominantHand == core::Side::Right);
  CHECK(edited->id == patient.id);
}

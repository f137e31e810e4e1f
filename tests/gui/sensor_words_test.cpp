#include "app/desktop/devices/calibration_form.h"
#include "app/desktop/devices/device_form.h"
#include "app/desktop/devices/sensor_wording.h"
#include "tests/gui/samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using app::CalibrationForm;
using app::DeviceField;
using app::DeviceForm;
using app::sensorRemarks;
using assessment::DeviceKind;
using assessment::DeviceReading;
using assessment::DeviceRole;
using assessment::DeviceStatus;
using Catch::Matchers::WithinAbs;

namespace {

DeviceStatus device(DeviceRole role, double rateHz) {
  DeviceStatus status;
  status.id = std::string(assessment::word(role));
  status.name = status.id;
  status.role = role;
  status.rateHz = rateHz;
  status.state = rateHz > 0 ? DeviceStatus::State::Connected : DeviceStatus::State::Searching;
  status.sentence = rateHz > 0 ? "Connected." : "Not plugged in.";
  return status;
}

std::vector<DeviceReading> readings(double raw, int count, double endS) {
  std::vector<DeviceReading> all;
  for (int i = count; i > 0; --i) all.push_back({endS - i * 0.05, raw + (i % 2 == 0 ? 1 : -1), 0, {}});
  return all;
}

const auto kNow = *core::parseMoment("2026-03-02T10:30:00+01:00");

}  // namespace

TEST_CASE("The status line counts the sensors and their rate", "[app][devices]") {
  CHECK(sensorRemarks({}).empty());
  auto remarks = sensorRemarks({device(DeviceRole::Head, 100.2), device(DeviceRole::Thorax, 99.7),
                                device(DeviceRole::Pressure, 20), device(DeviceRole::Force, 9.84)});
  REQUIRE(remarks.size() == 3);
  CHECK(remarks[0].words == QStringLiteral("Pressure cell 20 Hz"));
  CHECK(remarks[1].words == QStringLiteral("Force 9.8 Hz"));
  CHECK(remarks[2].words == QStringLiteral("Motion sensors 2 of 2, 100 Hz"));
  for (const auto& remark : remarks) CHECK_FALSE(remark.trouble);
}

TEST_CASE("A sensor that is missing is trouble, and the other is still counted", "[app][devices]") {
  const auto remarks =
      sensorRemarks({device(DeviceRole::Head, 100), device(DeviceRole::Thorax, 0), device(DeviceRole::Pressure, 0)});
  CHECK(remarks[0].words == QStringLiteral("Pressure cell not plugged in"));
  CHECK(remarks[0].trouble);
  CHECK(remarks[1].words == QStringLiteral("Motion sensors 1 of 2, 100 Hz"));
  CHECK(remarks[1].trouble);
  CHECK(remarks[1].explanation == QStringLiteral("head: Connected.\nthorax: Not plugged in."));
}

TEST_CASE("What is simulated is called so", "[app][devices]") {
  DeviceStatus status = device(DeviceRole::Pressure, 20);
  status.simulated = true;
  CHECK(sensorRemarks({status}).front().words == QStringLiteral("Simulated pressure 20 Hz"));
  CHECK(app::stateWord(status) == QStringLiteral("Simulated"));
}

TEST_CASE("The fields of a device follow its kind", "[app][devices]") {
  DeviceForm form(test::catalogue());
  CHECK(form.isNew());
  CHECK(form.shown(DeviceField::Column));
  CHECK_FALSE(form.shown(DeviceField::WorldUp));
  form.setText(DeviceField::Kind, QStringLiteral("witmotion"));
  CHECK(form.text(DeviceField::Role) == QStringLiteral("head"));
  CHECK(form.text(DeviceField::Rate) == QStringLiteral("100"));
  CHECK(form.shown(DeviceField::WorldUp));
  CHECK_FALSE(form.shown(DeviceField::Column));
  // Only instruments of the catalogue that measure motion can stand in the record.
  for (const auto& choice : form.choices(DeviceField::MeasuredWith)) {
    if (choice.value.isEmpty()) continue;
    CHECK(test::catalogue()->device(choice.value.toStdString())->kind == "motion_sensor");
  }
}

TEST_CASE("A device is taken from its fields, or every field says what is wrong", "[app][devices]") {
  DeviceForm form(test::catalogue());
  form.setText(DeviceField::Column, QStringLiteral("two"));
  CHECK_FALSE(form.check({}).has_value());
  CHECK_FALSE(form.problem(DeviceField::Name).isEmpty());
  CHECK_FALSE(form.problem(DeviceField::Port).isEmpty());
  CHECK(form.problem(DeviceField::Column) == QStringLiteral("Type a number."));
  CHECK(form.problem(DeviceField::Rate).isEmpty());

  form.setText(DeviceField::Name, QStringLiteral(" Cell "));
  form.setText(DeviceField::Port, QStringLiteral("/dev/ttyUSB0"));
  form.setText(DeviceField::Column, QStringLiteral("2"));
  form.setText(DeviceField::Scale, QStringLiteral("0,5"));
  const auto made = form.check({});
  REQUIRE(made.has_value());
  CHECK(made->id == "pressure");
  CHECK(made->name == "Cell");
  CHECK(made->line == assessment::LineFormat{',', 2, 0.5, 0});
  CHECK(made->rateHz == 20);
  CHECK(made->unit == "mmHg");
  // The role is taken now: another one of it is refused at its field.
  DeviceForm second(test::catalogue());
  second.setText(DeviceField::Name, QStringLiteral("Other"));
  second.setText(DeviceField::Port, QStringLiteral("/dev/ttyUSB1"));
  CHECK_FALSE(second.check({{*made}}).has_value());
  CHECK_FALSE(second.problem(DeviceField::Role).isEmpty());
  second.setText(DeviceField::Role, QStringLiteral("force"));
  CHECK(second.check({{*made}})->id == "force");
}

TEST_CASE("A calibration outlives a change of the port, not one of the column", "[app][devices]") {
  DeviceForm form(test::catalogue());
  form.setText(DeviceField::Name, QStringLiteral("Cell"));
  form.setText(DeviceField::Port, QStringLiteral("/dev/ttyUSB0"));
  auto setup = *form.check({});
  setup.calibrations = {{100, 900, 0, 40, "mmHg", kNow, "J. Keller"}};
  form.edit(setup);
  CHECK_FALSE(form.shown(DeviceField::Scale));
  form.setText(DeviceField::Port, QStringLiteral("/dev/ttyUSB3"));
  CHECK(form.check({{setup}})->calibrations.size() == 1);
  form.setText(DeviceField::Column, QStringLiteral("3"));
  CHECK(form.check({{setup}})->calibrations.empty());
}

TEST_CASE("A calibration is taken at two held values", "[app][devices]") {
  CalibrationForm form;
  form.start(QStringLiteral("mmHg"));
  CHECK_FALSE(form.take(CalibrationForm::Low, readings(100, 4, 50), 50).isEmpty());
  // Old readings are of another value.
  CHECK_FALSE(form.take(CalibrationForm::Low, readings(100, 100, 45), 50).isEmpty());
  CHECK(form.take(CalibrationForm::Low, readings(100, 40, 50), 50).isEmpty());
  CHECK_THAT(form.taken(CalibrationForm::Low)->raw, WithinAbs(100, 1e-9));
  CHECK_THAT(form.taken(CalibrationForm::Low)->spread, WithinAbs(1, 1e-9));
  CHECK(form.taken(CalibrationForm::Low)->readings == 20);
  CHECK_FALSE(form.finish(kNow, QStringLiteral("J. Keller")).has_value());
  form.setKnown(CalibrationForm::Low, QStringLiteral("0"));
  form.setKnown(CalibrationForm::High, QStringLiteral("40"));
  CHECK_FALSE(form.finish(kNow, QStringLiteral("J. Keller")).has_value());
  CHECK(form.take(CalibrationForm::High, readings(100, 40, 60), 60).isEmpty());
  CHECK_FALSE(form.finish(kNow, QStringLiteral("J. Keller")).has_value());  // the same raw value at both
  CHECK(form.take(CalibrationForm::High, readings(900, 40, 70), 70).isEmpty());
  const auto calibration = form.finish(kNow, QStringLiteral("J. Keller"));
  REQUIRE(calibration.has_value());
  CHECK_THAT(calibration->scaling().value(500), WithinAbs(20, 1e-9));
  CHECK(calibration->at == kNow);
}

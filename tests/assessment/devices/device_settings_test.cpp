#include "assessment/devices/device_settings.h"

#include <fstream>

#include "assessment/devices/serial_ports.h"
#include "tests/assessment/devices/device_samples.h"
#include "tests/assessment/devices/pseudo_terminal.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::assessment;
using namespace cervica::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

const core::Catalogue& catalogue() {
  return *core::Catalogue::shipped();
}

std::vector<std::string> placesOf(const std::vector<core::Issue>& issues) {
  std::vector<std::string> places;
  for (const core::Issue& issue : issues) places.push_back(issue.place);
  return places;
}

DeviceSettings clinic() {
  DeviceSettings settings;
  settings.devices = {pressureOn("/dev/serial/by-id/cell"), motionOn("/dev/ttyUSB0", DeviceRole::Head),
                      motionOn("/dev/ttyUSB1", DeviceRole::Thorax), simulated(DeviceRole::Force)};
  settings.devices[0].line = {'\t', 3, 0.05, -5};
  settings.devices[0].calibrations = {calibration()};
  settings.devices[1].worldUp = WorldUp::Y;
  settings.devices[1].mounting = Alignment::Anatomical;
  settings.devices[1].measuredWith = "electromagnetic";
  return settings;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("The set-up of devices is written and read without loss", "[assessment][devices][settings]") {
  const auto read = readDeviceSettings(deviceDocument(clinic()), catalogue());
  if (!read) FAIL(read.error().text());
  CHECK(*read == clinic());
  const StableName folder;
  const auto file = folder.folder() / "data" / kDeviceFile;
  CHECK(*loadDeviceSettings(file, catalogue()) == DeviceSettings{});
  saveDeviceSettings(file, clinic());
  CHECK(*loadDeviceSettings(file, catalogue()) == clinic());
}

TEST_CASE("A replay keeps its file and speed", "[assessment][devices][settings]") {
  DeviceSettings settings;
  settings.devices.push_back({});
  DeviceSetup& replay = settings.devices.front();
  replay.id = "replay";
  replay.name = "Recording of yesterday";
  replay.kind = DeviceKind::Replay;
  replay.role = DeviceRole::Recording;
  replay.file = "/home/clinic/ccft.csv";
  replay.speed = 2.5;
  CHECK(*readDeviceSettings(deviceDocument(settings), catalogue()) == settings);
  settings.devices.push_back(pressureOn("/dev/ttyUSB0"));
  CHECK(placesOf(problemsOf(settings, catalogue())) == Places{"/devices/0/role"});
}

TEST_CASE("Every problem of a set-up is told with its place", "[assessment][devices][settings]") {
  DeviceSettings settings = clinic();
  settings.devices[0].id = "Cell 1";
  settings.devices[0].line.column = 0;
  settings.devices[0].line.scale = 0;
  settings.devices[0].unit = "N";
  settings.devices[0].calibrations[0].rawHigh = 100;
  settings.devices[1].baud = 115201;
  settings.devices[1].measuredWith = "wishful_thinking";
  settings.devices[2].port = "/dev/ttyUSB0";
  settings.devices[2].role = DeviceRole::Head;
  settings.devices[3].rateHz = 0;
  CHECK(placesOf(problemsOf(settings, catalogue())) ==
        Places{"/devices/0/id", "/devices/0/line/column", "/devices/0/line/scale", "/devices/0/unit",
               "/devices/0/calibrations/0/raw_high", "/devices/1/baud", "/devices/1/measured_with", "/devices/2/port",
               "/devices/2/role", "/devices/3/rate_hz"});
}

TEST_CASE("A document that is none is refused with its places", "[assessment][devices][settings]") {
  const auto read = readDeviceSettings(
      R"({"schema":"cervica.devices.v2","devices":[{"id":"a","name":"A","kind":"magic","role":"head","colour":1}]})",
      catalogue());
  REQUIRE_FALSE(read.ok());
  CHECK(placesOf(read.error().issues) == Places{"/schema", "/devices/0/colour", "/devices/0/kind"});
  CHECK_FALSE(readDeviceSettings("{", catalogue()).ok());
  CHECK_FALSE(readDeviceSettings("[]", catalogue()).ok());
  const StableName folder;
  std::ofstream(folder.folder() / kDeviceFile) << R"({"schema":"cervica.devices.v1","devices":[{}]})";
  const auto loaded = loadDeviceSettings(folder.folder() / kDeviceFile, catalogue());
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.error().issues.front().place == "devices.json/devices/0/id");
}

TEST_CASE("Measurements carry a device of the catalogue", "[assessment][devices][settings]") {
  DeviceSettings settings = clinic();
  CHECK(settings.measuredWith(DeviceRole::Head) == "electromagnetic");
  settings.devices[1].measuredWith.clear();
  CHECK(settings.measuredWith(DeviceRole::Head) == "imu_dual");
  CHECK(settings.measuredWith(DeviceRole::Pressure) == "pressure_biofeedback");
  CHECK(settings.measuredWith(DeviceRole::Force) == "handheld_dynamometer");
  settings.devices.erase(settings.devices.begin() + 2);
  CHECK(settings.measuredWith(DeviceRole::Head) == "imu_single");
  CHECK(settings.measuredWith(DeviceRole::Trigger).empty());
  for (const DeviceRole role : {DeviceRole::Head, DeviceRole::Pressure, DeviceRole::Force}) {
    CHECK(catalogue().device(settings.measuredWith(role)) != nullptr);
    CHECK(catalogue().device(clinic().measuredWith(role)) != nullptr);
  }
}

TEST_CASE("A calibration is the line through its two points", "[assessment][devices][calibration]") {
  DeviceSetup cell = pressureOn("/dev/ttyUSB0");
  cell.line.scale = 2;
  cell.line.offset = 1;
  CHECK(cell.scaling().value(10) == 21);
  cell.calibrations = {calibration()};
  CHECK_THAT(cell.scaling().value(100), WithinAbs(0, 1e-12));
  CHECK_THAT(cell.scaling().value(900), WithinAbs(40, 1e-12));
  CHECK_THAT(cell.scaling().value(500), WithinAbs(20, 1e-12));
  // 40 kPa are 300.0246 mmHg (1 mmHg = 133.322387415 Pa); the latest calibration counts.
  cell.calibrations.push_back(calibration());
  cell.calibrations.back().unit = "kPa";
  CHECK_THAT(cell.scaling().value(900), WithinAbs(300.0247, 1e-3));
  CHECK(ageDays(calibration(), *core::parseMoment("2026-03-12T10:29:00+01:00")) == 9);
  CHECK(ageDays(calibration(), *core::parseMoment("2026-03-12T09:30:00+00:00")) == 10);
}

TEST_CASE("Points that make no line are refused", "[assessment][devices][calibration]") {
  CHECK(checkedCalibration(calibration()).ok());
  const auto placeOf = [](auto change) {
    Calibration wrong = calibration();
    change(wrong);
    const auto checked = checkedCalibration(wrong);
    return checked.ok() ? Places{} : placesOf(checked.error().issues);
  };
  CHECK(placeOf([](Calibration& c) { c.rawHigh = c.rawLow; }) == Places{"raw_high"});
  CHECK(placeOf([](Calibration& c) { c.valueHigh = 4.9; }) == Places{"value_high"});
  CHECK(placeOf([](Calibration& c) { c.valueHigh = -40; }) == Places{"value_high"});
  CHECK(placeOf([](Calibration& c) { c.rawLow = std::nan(""); }) == Places{"raw_low"});
  CHECK(placeOf([](Calibration& c) { c.unit = "psi"; }) == Places{"unit"});
  CHECK(placeOf([](Calibration& c) { c.by.clear(); }) == Places{"by"});
  // A device whose numbers fall with rising pressure is fine.
  CHECK(placeOf([](Calibration& c) { std::swap(c.rawLow, c.rawHigh); }).empty());
}

TEST_CASE("Ports are listed with their stable names", "[assessment][devices][ports]") {
  const StableName folder;
  const auto& dev = folder.folder();
  for (const char* name : {"ttyUSB1", "ttyACM0", "ttyS0", "null"}) std::ofstream(dev / name) << "";
  std::filesystem::create_directories(dev / "serial" / "by-id");
  std::filesystem::create_symlink("../../ttyUSB1", dev / "serial" / "by-id" / "usb-CH340");
  std::filesystem::create_symlink("../../ttyUSB9", dev / "serial" / "by-id" / "usb-gone");
  const auto ports = serialPorts(dev);
  REQUIRE(ports.size() == 2);
  CHECK(ports[0] == SerialPortName{(dev / "ttyACM0").string(), ""});
  CHECK(ports[1].port == (dev / "ttyUSB1").string());
  CHECK(ports[1].best() == (dev / "serial" / "by-id" / "usb-CH340").string());
  CHECK(serialPorts(dev / "nowhere").empty());
}

#include <initializer_list>
#include <utility>

#include "assessment/devices/device_settings.h"
#include "core/files/whole_file.h"
#include "core/json/json_cursor.h"
#include "core/json/json_text.h"
#include "core/json/strict_json.h"

namespace cervica::assessment {

namespace {

using core::JsonCursor;
using core::JsonText;

constexpr const char* kSchema = "cervica.devices.v1";
constexpr std::size_t kLargestFile = 1U << 20U;

template <typename T>
T choiceOf(const JsonCursor& at, std::initializer_list<T> values) {
  const std::string text = at.text();
  std::string allowed;
  for (const T value : values) {
    if (word(value) == text) return value;
    allowed += (allowed.empty() ? "\"" : ", \"") + std::string(word(value)) + '"';
  }
  if (!text.empty()) at.report("must be one of " + allowed);
  return *values.begin();
}

LineFormat readLine(const JsonCursor& at) {
  LineFormat line;
  if (!at.present()) return line;
  if (!at.expectObject()) return line;
  at.onlyMembers({"separator", "column", "scale", "offset"});
  const std::string separator = at["separator"].text();
  if (separator.size() == 1) {
    line.separator = separator.front();
  } else if (!separator.empty()) {
    at["separator"].report("must be one character");
  }
  line.column = at["column"].optionalInteger().value_or(line.column);
  line.scale = at["scale"].optionalNumber().value_or(line.scale);
  line.offset = at["offset"].optionalNumber().value_or(line.offset);
  return line;
}

Calibration readCalibration(const JsonCursor& at) {
  Calibration calibration;
  if (!at.expectObject()) return calibration;
  at.onlyMembers({"raw_low", "raw_high", "value_low", "value_high", "unit", "at", "by"});
  calibration.rawLow = at["raw_low"].number();
  calibration.rawHigh = at["raw_high"].number();
  calibration.valueLow = at["value_low"].number();
  calibration.valueHigh = at["value_high"].number();
  calibration.unit = at["unit"].text();
  const std::string moment = at["at"].text();
  if (const auto read = core::parseMoment(moment)) {
    calibration.at = *read;
  } else if (!moment.empty()) {
    at["at"].report("must be a moment such as 2026-03-02T10:30:00+01:00");
  }
  calibration.by = at["by"].text();
  return calibration;
}

DeviceSetup readSetup(const JsonCursor& at) {
  DeviceSetup setup;
  if (!at.expectObject()) return setup;
  at.onlyMembers({"id", "name", "kind", "role", "port", "file", "speed", "baud", "rate_hz", "line", "unit", "world_up",
                  "mounting", "measured_with", "calibrations"});
  setup.id = at["id"].text();
  setup.name = at["name"].text();
  setup.kind =
      choiceOf(at["kind"], {DeviceKind::WitMotion, DeviceKind::Line, DeviceKind::Replay, DeviceKind::Simulator});
  setup.role = choiceOf(at["role"], {DeviceRole::Head, DeviceRole::Thorax, DeviceRole::Pressure, DeviceRole::Force,
                                     DeviceRole::Trigger, DeviceRole::Recording});
  setup.port = at["port"].optionalText();
  setup.file = at["file"].optionalText();
  setup.speed = at["speed"].optionalNumber().value_or(setup.speed);
  setup.baud = at["baud"].optionalInteger().value_or(setup.baud);
  setup.rateHz = at["rate_hz"].optionalNumber().value_or(setup.rateHz);
  setup.line = readLine(at["line"]);
  setup.unit = at["unit"].optionalText();
  if (at["world_up"].present()) {
    setup.worldUp = at["world_up"].choice<WorldUp>({{"Z", WorldUp::Z}, {"Y", WorldUp::Y}});
  }
  if (at["mounting"].present()) {
    setup.mounting =
        at["mounting"].choice<Alignment>({{"any", Alignment::GravityNod}, {"anatomical", Alignment::Anatomical}});
  }
  setup.measuredWith = at["measured_with"].optionalText();
  if (at["calibrations"].present()) {
    at["calibrations"].forEach(
        [&](const JsonCursor& one, std::size_t) { setup.calibrations.push_back(readCalibration(one)); });
  }
  return setup;
}

void writeCalibration(JsonText& json, const Calibration& calibration) {
  json.beginObject()
      .member("raw_low", calibration.rawLow)
      .member("raw_high", calibration.rawHigh)
      .member("value_low", calibration.valueLow)
      .member("value_high", calibration.valueHigh)
      .member("unit", calibration.unit)
      .member("at", core::toIso(calibration.at))
      .member("by", calibration.by)
      .endObject();
}

void writeSetup(JsonText& json, const DeviceSetup& setup) {
  json.beginObject()
      .member("id", setup.id)
      .member("name", setup.name)
      .member("kind", word(setup.kind))
      .member("role", word(setup.role))
      .member("rate_hz", setup.rateHz);
  if (setup.serial()) json.member("port", setup.port).member("baud", setup.baud);
  if (setup.kind == DeviceKind::Replay) json.member("file", setup.file).member("speed", setup.speed);
  if (setup.kind == DeviceKind::WitMotion) {
    json.member("world_up", setup.worldUp == WorldUp::Z ? "Z" : "Y");
    json.member("mounting", setup.mounting == Alignment::GravityNod ? "any" : "anatomical");
  }
  if (setup.kind == DeviceKind::Line) {
    json.key("line")
        .beginObject()
        .member("separator", std::string_view(&setup.line.separator, 1))
        .member("column", setup.line.column)
        .member("scale", setup.line.scale)
        .member("offset", setup.line.offset)
        .endObject();
    if (!setup.unit.empty()) json.member("unit", setup.unit);
  }
  if (!setup.measuredWith.empty()) json.member("measured_with", setup.measuredWith);
  if (!setup.calibrations.empty()) {
    json.key("calibrations").beginArray();
    for (const Calibration& one : setup.calibrations) writeCalibration(json, one);
    json.endArray();
  }
  json.endObject();
}

}  // namespace

std::string deviceDocument(const DeviceSettings& settings) {
  std::string text;
  JsonText json(text);
  json.beginObject().member("schema", kSchema).key("devices").beginArray();
  for (const DeviceSetup& setup : settings.devices) writeSetup(json, setup);
  json.endArray().endObject();
  return core::indented(text) + '\n';
}

core::Result<DeviceSettings> readDeviceSettings(std::string_view bytes, const core::Catalogue& catalogue) {
  const auto json = core::parseStrict(bytes);
  if (!json) return json.error();
  std::vector<core::Issue> issues;
  DeviceSettings settings;
  const JsonCursor root(*json, issues);
  if (root.expectObject()) {
    root.onlyMembers({"schema", "devices"});
    if (const std::string schema = root["schema"].text(); !schema.empty() && schema != kSchema) {
      root["schema"].report(std::string("must be ") + kSchema);
    }
    root["devices"].forEach([&](const JsonCursor& one, std::size_t) { settings.devices.push_back(readSetup(one)); });
  }
  if (issues.empty()) issues = problemsOf(settings, catalogue);
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  return settings;
}

core::Result<DeviceSettings> loadDeviceSettings(const std::filesystem::path& file, const core::Catalogue& catalogue) {
  const auto bytes = core::readWholeFile(file, kLargestFile);
  if (!bytes) {
    if (bytes.error().code == core::Error::Code::NotFound) return DeviceSettings{};
    return bytes.error();
  }
  const auto settings = readDeviceSettings(*bytes, catalogue);
  if (settings) return settings;
  core::Error error = settings.error();
  for (core::Issue& issue : error.issues) issue.place.insert(0, file.filename().string());
  return error;
}

void saveDeviceSettings(const std::filesystem::path& file, const DeviceSettings& settings) {
  core::makePrivateFolder(file.parent_path());
  core::replaceFile(file, deviceDocument(settings));
}

}  // namespace cervica::assessment

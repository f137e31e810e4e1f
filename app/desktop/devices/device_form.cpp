#include "app/desktop/devices/device_form.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "app/desktop/devices/sensor_wording.h"
#include "app/desktop/visit/typed_number.h"

namespace cervica::app {

namespace {

using assessment::Alignment;
using assessment::DeviceKind;
using assessment::DeviceRole;
using assessment::DeviceSettings;
using assessment::DeviceSetup;
using assessment::word;
using assessment::WorldUp;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(DeviceForm)
};

constexpr std::array kKinds = {DeviceKind::WitMotion, DeviceKind::Line, DeviceKind::Simulator, DeviceKind::Replay};
constexpr double kMotionHz = 100;
constexpr double kPressureHz = 20;
constexpr double kForceHz = 50;

/// The member of the document that a field becomes.
const char* memberOf(DeviceField field) {
  switch (field) {
    case DeviceField::Name:
      return "name";
    case DeviceField::Kind:
      return "kind";
    case DeviceField::Role:
      return "role";
    case DeviceField::Port:
      return "port";
    case DeviceField::Baud:
      return "baud";
    case DeviceField::File:
      return "file";
    case DeviceField::Speed:
      return "speed";
    case DeviceField::Rate:
      return "rate_hz";
    case DeviceField::Separator:
      return "line/separator";
    case DeviceField::Column:
      return "line/column";
    case DeviceField::Scale:
      return "line/scale";
    case DeviceField::Offset:
      return "line/offset";
    case DeviceField::Unit:
      return "unit";
    case DeviceField::WorldUp:
      return "world_up";
    case DeviceField::Mounting:
      return "mounting";
    case DeviceField::MeasuredWith:
      return "measured_with";
  }
  return "";
}

QString textOf(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::vector<DeviceRole> rolesOf(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::WitMotion:
      return {DeviceRole::Head, DeviceRole::Thorax};
    case DeviceKind::Line:
      return {DeviceRole::Pressure, DeviceRole::Force, DeviceRole::Trigger};
    case DeviceKind::Simulator:
      return {DeviceRole::Pressure, DeviceRole::Force, DeviceRole::Head, DeviceRole::Thorax};
    case DeviceKind::Replay:
      return {DeviceRole::Recording};
  }
  return {};
}

/// Kinds of catalogue devices that can measure what the role stands for.
std::vector<std::string_view> catalogueKindsOf(DeviceRole role) {
  switch (role) {
    case DeviceRole::Head:
    case DeviceRole::Thorax:
      return {"motion_sensor"};
    case DeviceRole::Pressure:
      return {"pressure"};
    case DeviceRole::Force:
      return {"force"};
    case DeviceRole::Trigger:
    case DeviceRole::Recording:
      return {};
  }
  return {};
}

}  // namespace

DeviceForm::DeviceForm(std::shared_ptr<const core::Catalogue> catalogue) : catalogue_(std::move(catalogue)) {
  startNew();
}

void DeviceForm::startNew() {
  DeviceSetup fresh;
  fresh.unit = "mmHg";
  fresh.rateHz = kPressureHz;
  original_ = {};
  show(fresh);
}

void DeviceForm::edit(const DeviceSetup& setup) {
  original_ = setup;
  show(setup);
}

void DeviceForm::show(const DeviceSetup& setup) {
  const auto set = [this](DeviceField field, const QString& text) { texts_[at(field)] = text; };
  set(DeviceField::Name, QString::fromStdString(setup.name));
  set(DeviceField::Kind, textOf(word(setup.kind)));
  set(DeviceField::Role, textOf(word(setup.role)));
  set(DeviceField::Port, QString::fromStdString(setup.port));
  set(DeviceField::Baud, QString::number(setup.baud));
  set(DeviceField::File, QString::fromStdString(setup.file));
  set(DeviceField::Speed, textOfNumber(setup.speed));
  set(DeviceField::Rate, textOfNumber(setup.rateHz));
  set(DeviceField::Separator, QString(QLatin1Char(setup.line.separator)));
  set(DeviceField::Column, QString::number(setup.line.column));
  set(DeviceField::Scale, textOfNumber(setup.line.scale));
  set(DeviceField::Offset, textOfNumber(setup.line.offset));
  set(DeviceField::Unit, QString::fromStdString(setup.unit));
  set(DeviceField::WorldUp, setup.worldUp == WorldUp::Z ? QStringLiteral("Z") : QStringLiteral("Y"));
  set(DeviceField::Mounting,
      setup.mounting == Alignment::GravityNod ? QStringLiteral("any") : QStringLiteral("anatomical"));
  set(DeviceField::MeasuredWith, QString::fromStdString(setup.measuredWith));
  problems_.fill({});
  otherProblem_.clear();
}

DeviceKind DeviceForm::kind() const {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [this](DeviceKind one) { return textOf(word(one)) == text(DeviceField::Kind); });
  return found == kKinds.end() ? DeviceKind::Line : *found;
}

DeviceRole DeviceForm::role() const {
  const auto roles = rolesOf(kind());
  const auto found = std::find_if(roles.begin(), roles.end(),
                                  [this](DeviceRole one) { return textOf(word(one)) == text(DeviceField::Role); });
  return found == roles.end() ? roles.front() : *found;
}

void DeviceForm::setText(DeviceField field, const QString& text) {
  if (texts_[at(field)] == text) return;
  texts_[at(field)] = text;
  problems_[at(field)].clear();
  if (field == DeviceField::Kind) kindChosen();
  if (field == DeviceField::Kind || field == DeviceField::Role) roleChosen();
}

void DeviceForm::kindChosen() {
  texts_[at(DeviceField::Role)] = textOf(word(rolesOf(kind()).front()));
}

void DeviceForm::roleChosen() {
  const bool motion = role() == DeviceRole::Head || role() == DeviceRole::Thorax;
  const bool force = role() == DeviceRole::Force;
  texts_[at(DeviceField::Rate)] = textOfNumber(motion ? kMotionHz : force ? kForceHz : kPressureHz);
  texts_[at(DeviceField::Unit)] = force ? QStringLiteral("N") : QStringLiteral("mmHg");
  texts_[at(DeviceField::MeasuredWith)].clear();
}

bool DeviceForm::shown(DeviceField field) const {
  const bool serial = kind() == DeviceKind::WitMotion || kind() == DeviceKind::Line;
  switch (field) {
    case DeviceField::Name:
    case DeviceField::Kind:
      return true;
    case DeviceField::Role:
    case DeviceField::Rate:
      return kind() != DeviceKind::Replay;
    case DeviceField::Port:
    case DeviceField::Baud:
      return serial;
    case DeviceField::File:
    case DeviceField::Speed:
      return kind() == DeviceKind::Replay;
    case DeviceField::Separator:
    case DeviceField::Column:
      return kind() == DeviceKind::Line;
    case DeviceField::Scale:
    case DeviceField::Offset:
    case DeviceField::Unit:
      // The two points of a calibration say more than a factor that was typed.
      return kind() == DeviceKind::Line && role() != DeviceRole::Trigger && original_.calibrations.empty();
    case DeviceField::WorldUp:
    case DeviceField::Mounting:
      return kind() == DeviceKind::WitMotion;
    case DeviceField::MeasuredWith:
      return serial && role() != DeviceRole::Trigger;
  }
  return false;
}

std::vector<DeviceForm::Choice> DeviceForm::choices(DeviceField field) const {
  std::vector<Choice> all;
  switch (field) {
    case DeviceField::Kind:
      for (const DeviceKind one : kKinds) all.push_back({kindWord(one), textOf(word(one))});
      break;
    case DeviceField::Role:
      for (const DeviceRole one : rolesOf(kind())) all.push_back({roleWord(one), textOf(word(one))});
      break;
    case DeviceField::Baud:
      for (const int rate : assessment::baudRates()) all.push_back({QString::number(rate), QString::number(rate)});
      break;
    case DeviceField::Separator:
      all = {{Words::tr("Comma"), QStringLiteral(",")},
             {Words::tr("Semicolon"), QStringLiteral(";")},
             {Words::tr("Tab"), QStringLiteral("\t")},
             {Words::tr("Blank"), QStringLiteral(" ")}};
      break;
    case DeviceField::Unit:
      for (const char* unit : role() == DeviceRole::Force ? std::array{"N", "kgf"} : std::array{"mmHg", "kPa"}) {
        all.push_back({QString::fromLatin1(unit), QString::fromLatin1(unit)});
      }
      break;
    case DeviceField::WorldUp:
      all = {{Words::tr("Z (WitMotion)"), QStringLiteral("Z")}, {Words::tr("Y"), QStringLiteral("Y")}};
      break;
    case DeviceField::Mounting:
      all = {{Words::tr("Anyhow: three nods find the axes"), QStringLiteral("any")},
             {Words::tr("X forward, Y up, Z to the right"), QStringLiteral("anatomical")}};
      break;
    case DeviceField::MeasuredWith: {
      all.push_back({Words::tr("As usual for what it measures"), {}});
      const auto kinds = catalogueKindsOf(role());
      for (const auto& device : catalogue_->devices()) {
        if (std::find(kinds.begin(), kinds.end(), device.kind) == kinds.end()) continue;
        all.push_back({QString::fromStdString(device.label), QString::fromStdString(device.id)});
      }
      break;
    }
    case DeviceField::Name:
    case DeviceField::Port:
    case DeviceField::File:
    case DeviceField::Speed:
    case DeviceField::Rate:
    case DeviceField::Column:
    case DeviceField::Scale:
    case DeviceField::Offset:
      break;
  }
  return all;
}

double DeviceForm::number(DeviceField field) {
  const auto typed = typedNumber(text(field));
  if (!typed && shown(field)) problems_[at(field)] = Words::tr("Type a number.");
  return typed.value_or(1);
}

int DeviceForm::whole(DeviceField field) {
  const double typed = number(field);
  if (typed != std::floor(typed) || std::abs(typed) > 1e6) {
    problems_[at(field)] = Words::tr("Type a whole number.");
    return 1;
  }
  return static_cast<int>(typed);
}

DeviceSetup DeviceForm::setup() {
  DeviceSetup made = original_;
  made.name = text(DeviceField::Name).trimmed().toStdString();
  made.kind = kind();
  made.role = role();
  made.port = text(DeviceField::Port).trimmed().toStdString();
  made.baud = whole(DeviceField::Baud);
  made.file = text(DeviceField::File).trimmed().toStdString();
  made.speed = number(DeviceField::Speed);
  made.rateHz = number(DeviceField::Rate);
  const QString separator = text(DeviceField::Separator);
  made.line.separator = separator.isEmpty() ? ',' : separator.front().toLatin1();
  made.line.column = whole(DeviceField::Column);
  made.line.scale = number(DeviceField::Scale);
  made.line.offset = number(DeviceField::Offset);
  made.unit = made.canBeCalibrated() ? text(DeviceField::Unit).toStdString() : std::string();
  made.worldUp = text(DeviceField::WorldUp) == QLatin1String("Y") ? WorldUp::Y : WorldUp::Z;
  made.mounting =
      text(DeviceField::Mounting) == QLatin1String("anatomical") ? Alignment::Anatomical : Alignment::GravityNod;
  made.measuredWith = shown(DeviceField::MeasuredWith) ? text(DeviceField::MeasuredWith).toStdString() : std::string();
  // A calibration belongs to what was calibrated.
  const bool another = made.role != original_.role || made.kind != original_.kind ||
                       made.line.separator != original_.line.separator || made.line.column != original_.line.column;
  if (another || !made.canBeCalibrated()) made.calibrations.clear();
  return made;
}

std::optional<DeviceSetup> DeviceForm::check(const DeviceSettings& settings) {
  problems_.fill({});
  otherProblem_.clear();
  DeviceSetup made = setup();
  DeviceSettings all = settings;
  auto place = std::find_if(all.devices.begin(), all.devices.end(), [&](const auto& one) { return one.id == made.id; });
  if (made.id.empty()) {
    made.id = freeDeviceId(settings, made.role);
    place = all.devices.end();
  }
  const auto index = static_cast<std::size_t>(place - all.devices.begin());
  if (place == all.devices.end()) {
    all.devices.push_back(made);
  } else {
    *place = made;
  }
  const std::string mine = "/devices/" + std::to_string(index) + '/';
  for (const core::Issue& issue : assessment::problemsOf(all, *catalogue_)) {
    const std::string member = issue.place.starts_with(mine) ? issue.place.substr(mine.size()) : std::string();
    QString* where = &otherProblem_;
    for (std::size_t i = 0; i < kDeviceFields; ++i) {
      const auto field = static_cast<DeviceField>(i);
      if (member == memberOf(field) && shown(field)) where = &problems_[i];
    }
    QString sentence = QString::fromStdString(issue.message);
    sentence[0] = sentence[0].toUpper();
    if (where->isEmpty()) *where = sentence + QLatin1Char('.');
  }
  const bool good = otherProblem_.isEmpty() &&
                    std::all_of(problems_.begin(), problems_.end(), [](const QString& one) { return one.isEmpty(); });
  return good ? std::optional(made) : std::nullopt;
}

std::string freeDeviceId(const DeviceSettings& settings, DeviceRole role) {
  const std::string stem(word(role));
  std::string id = stem;
  for (int number = 2; settings.device(id) != nullptr; ++number) id = stem + '-' + std::to_string(number);
  return id;
}

}  // namespace cervica::app

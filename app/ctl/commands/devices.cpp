#include <array>
#include <charconv>
#include <chrono>
#include <ostream>
#include <string>
#include <thread>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "assessment/devices/device_hub.h"
#include "assessment/devices/serial_ports.h"
#include "core/json/json_text.h"
#include "db/cluster/embedded_cluster.h"

namespace cervica::app::ctl {
namespace {

using assessment::DeviceHub;
using assessment::DeviceRole;
using assessment::DeviceSettings;
using assessment::DeviceSetup;
using assessment::DeviceStatus;
using assessment::Quaternion;
using assessment::Sample;

constexpr int kUsualSeconds = 10;
constexpr std::chrono::milliseconds kLookEvery{50};

DeviceSettings settingsHere() {
  return accepted(
      assessment::loadDeviceSettings(db::dataHome() / assessment::kDeviceFile, *core::Catalogue::shipped()));
}

ExitCode list(Invocation& call) {
  const Arguments arguments(call.words, {});
  std::string text;
  core::JsonText json(text);
  json.beginObject().key("ports").beginArray();
  for (const assessment::SerialPortName& port : assessment::serialPorts()) {
    json.beginObject().member("port", port.port);
    if (!port.stable.empty()) json.member("stable_name", port.stable);
    json.endObject();
  }
  json.endArray().key("devices").beginArray();
  for (const DeviceSetup& setup : settingsHere().devices) {
    json.beginObject()
        .member("id", setup.id)
        .member("name", setup.name)
        .member("kind", assessment::word(setup.kind))
        .member("role", assessment::word(setup.role));
    if (setup.serial()) json.member("port", setup.port);
    if (!setup.calibrations.empty()) json.member("calibrated_at", core::toIso(setup.calibrations.back().at));
    json.endObject();
  }
  json.endArray().endObject();
  call.out << core::indented(text) << '\n';
  return ExitCode::Done;
}

void appendNumber(std::string& line, double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  line.append(digits.data(), end);
}

void appendRotation(std::string& line, const Quaternion& q) {
  for (const double part : {q.w, q.x, q.y, q.z}) {
    line += ',';
    appendNumber(line, part);
  }
}

/// Writes samples of one device as a recording that `replay` and the desktop read; the columns are those of the first.
class RecordingWriter {
 public:
  explicit RecordingWriter(std::ostream& out) : out_(out) {}

  void write(const Sample& sample) {
    if (!begun_) begin(sample);
    if (!sameChannels(sample, first_)) return;
    std::string line;
    appendNumber(line, sample.timeS - first_.timeS);
    for (const auto& value : {sample.pressureMmHg, sample.forceN}) {
      if (!value) continue;
      line += ',';
      appendNumber(line, *value);
    }
    for (const auto& rotation : {sample.head, sample.thorax}) {
      if (rotation) appendRotation(line, *rotation);
    }
    out_ << line << '\n';
  }

 private:
  static bool sameChannels(const Sample& a, const Sample& b) {
    return a.pressureMmHg.has_value() == b.pressureMmHg.has_value() && a.forceN.has_value() == b.forceN.has_value() &&
           a.head.has_value() == b.head.has_value() && a.thorax.has_value() == b.thorax.has_value();
  }

  void begin(const Sample& sample) {
    begun_ = true;
    first_ = sample;
    out_ << "time_s" << (sample.pressureMmHg ? ",pressure_mmHg" : "") << (sample.forceN ? ",force_N" : "")
         << (sample.head ? ",qw,qx,qy,qz" : "") << (sample.thorax ? ",ref_qw,ref_qx,ref_qy,ref_qz" : "") << '\n';
  }

  std::ostream& out_;
  bool begun_ = false;
  Sample first_;
};

ExitCode watch(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"seconds"}, .switches = {}, .fewest = 1, .most = 1, .operands = "ID"});
  const std::string& id = arguments.operands().front();
  const DeviceSettings all = settingsHere();
  const DeviceSetup* found = all.device(id);
  if (found == nullptr) throw UsageError("there is no device \"" + id + "\"; cervicactl devices list shows them");
  if (found->role == DeviceRole::Trigger) throw UsageError("a pedal has no values to print");
  DeviceSetup setup = *found;
  // Alone a thorax sensor makes no samples; here it is the one that is asked for.
  if (setup.role == DeviceRole::Thorax) setup.role = DeviceRole::Head;

  DeviceHub hub;
  hub.open({{setup}});
  RecordingWriter writer(call.out);
  std::string said;
  const auto end =
      std::chrono::steady_clock::now() + std::chrono::seconds(arguments.number("seconds", 1).value_or(kUsualSeconds));
  while (std::chrono::steady_clock::now() < end && call.out) {
    std::this_thread::sleep_for(kLookEvery);
    for (const Sample& sample : hub.take()) writer.write(sample);
    call.out.flush();
    const DeviceStatus status = hub.status().front();
    if (status.sentence != said) call.err << setup.id << ": " << (said = status.sentence) << '\n';
  }
  const DeviceStatus status = hub.status().front();
  call.err << setup.id << ": " << status.samples << " values, " << status.dropped << " dropped, " << status.badFrames
           << " bad frames, " << status.interruptions << " interruptions\n";
  return ExitCode::Done;
}

}  // namespace

ExitCode devices(Invocation& call) {
  const std::string action = takeAction(call, "list or watch");
  if (action == "list") return list(call);
  if (action == "watch") return watch(call);
  throw UsageError("there is no \"devices " + action + "\"; there are list and watch");
}

}  // namespace cervica::app::ctl

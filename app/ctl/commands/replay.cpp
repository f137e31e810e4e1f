#include <array>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "assessment/runner/replay.h"
#include "assessment/tests/test_library.h"

namespace cervica::app::ctl {
namespace {

using assessment::Alignment;
using assessment::Recording;
using assessment::ReplayOptions;
using assessment::StructuredTest;
using assessment::WorldUp;

struct Kind {
  const char* name;
  const char* test;  ///< the test it is without --test
  core::Result<assessment::Replay> (*replay)(const Recording&, const StructuredTest&, const core::Catalogue&,
                                             const ReplayOptions&);
};

constexpr std::array kKinds{
    Kind{"ccft", "test.ccft", assessment::replayHolds},
    Kind{"rom", "test.cervical_arom", assessment::replayMovements},
    Kind{"jpe", "test.joint_position_error", assessment::replayRepositionings},
    Kind{"endurance", "", assessment::replayStopwatch},
};

Alignment alignmentNamed(const std::string& name) {
  if (name == "anatomical") return Alignment::Anatomical;
  if (name == "gravity-nod") return Alignment::GravityNod;
  throw UsageError("--align is anatomical or gravity-nod");
}

WorldUp upNamed(const std::string& name) {
  if (name == "y") return WorldUp::Y;
  if (name == "z") return WorldUp::Z;
  throw UsageError("--up is y or z: the axis of the sensors' world that points up");
}

/// The stopwatch test whose signal was recorded.
const char* enduranceTest(const Recording& recording) {
  if (!recording.forceN.empty()) return "test.scapular_muscle_endurance";
  return recording.head.empty() ? "test.deep_neck_flexor_endurance" : "test.neck_extensor_endurance_loaded";
}

/// What the sensors of the recording are among the devices of the measures.
std::map<std::string, std::string> devicesOf(const Recording& recording, const StructuredTest& test) {
  std::map<std::string, std::string> devices;
  if (recording.head.empty() || test.domain == core::Domain::Endurance) return devices;
  for (const std::string& measure : test.measures)
    devices[measure] = recording.thorax.empty() ? "imu_single" : "imu_dual";
  return devices;
}

}  // namespace

ExitCode replay(Invocation& call) {
  const std::string kinds = "ccft, rom, jpe or endurance";
  const std::string named = takeAction(call, kinds);
  const Arguments arguments(
      call.words,
      {.values = {"align", "up", "test"}, .switches = {}, .fewest = 1, .most = 1, .operands = "RECORDING.csv"});
  const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& each) { return each.name == named; });
  if (kind == kKinds.end()) throw UsageError("say which: " + kinds);
  const bool stopwatch = kind->replay == assessment::replayStopwatch;
  if (arguments.has("test") && !stopwatch) throw UsageError("--test belongs to replay endurance");
  ReplayOptions options;
  options.alignment = alignmentNamed(arguments.value("align").value_or("anatomical"));
  options.worldUp = upNamed(arguments.value("up").value_or("y"));

  const std::string& path = arguments.operands()[0];
  const Recording recording =
      accepted(assessment::readRecording(readDocument(path, call, assessment::kLargestRecording)), path);
  const auto catalogue = activeCatalogue(call);
  const auto library = assessment::TestLibrary::shipped();
  const std::string id = stopwatch ? arguments.value("test").value_or(enduranceTest(recording)) : kind->test;
  const StructuredTest* test = library->test(id);
  if (test == nullptr) throw UsageError("there is no test \"" + id + "\"");

  options.devices = devicesOf(recording, *test);
  const assessment::Replay replayed = accepted(kind->replay(recording, *test, *catalogue, options), path);
  call.out << assessment::writeTestResult(*test, replayed.attempts, replayed.outcome, recording.quality, *catalogue)
           << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

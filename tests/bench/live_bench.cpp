// From a recording to its movements as `cervicactl replay rom` does it, without the start of a process; and what one
// live sample costs on its way from the sensor: the line for the journal, the trace, the running test and what the page
// shows of it. Reads a recording of two sensors, prints one JSON object.
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>

#include "assessment/runner/replay.h"
#include "assessment/runner/run_event_text.h"
#include "assessment/runner/test_runner.h"
#include "assessment/runner/trace.h"
#include "assessment/tests/test_library.h"

using namespace cervica;
using namespace cervica::assessment;

namespace {

/// Seconds from the bytes of the recording to the document of its movements.
double pipelineS(const std::string& bytes, const StructuredTest& test) {
  const auto begin = std::chrono::steady_clock::now();
  const auto recording = readRecording(bytes);
  const auto replay = replayMovements(*recording, test, *core::Catalogue::shipped(), {});
  const std::string document =
      writeTestResult(test, replay->attempts, replay->outcome, recording->quality, *core::Catalogue::shipped());
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return document.empty() ? 0 : took.count();
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "live_bench RECORDING.csv\n";
    return 2;
  }
  std::ifstream file(words[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto recording = readRecording(bytes);
  if (!recording) {
    std::cerr << recording.error().text() << '\n';
    return 3;
  }
  const StructuredTest& test = *TestLibrary::shipped()->test("test.cervical_arom");
  double pipeline = pipelineS(bytes, test);
  for (int i = 0; i < 4; ++i) pipeline = std::min(pipeline, pipelineS(bytes, test));
  TestRunner runner(test, *core::Catalogue::shipped());
  Trace trace;
  const auto atPhase = [&](const char* id) { return test.phases[runner.view().phase].id == id; };
  while (!atPhase("neutral")) runner.apply({0, PhaseSkipped{}});
  std::string journal;
  std::vector<double> costsUs;
  costsUs.reserve(recording->timeS.size());
  double shown = 0;
  for (std::size_t i = 0; i < recording->timeS.size(); ++i) {
    Sample sample;
    sample.timeS = recording->timeS[i];
    sample.head = recording->head[i];
    sample.thorax = recording->thorax[i];
    if (i == 20) runner.apply({sample.timeS, Triggered{}});
    const auto begin = std::chrono::steady_clock::now();
    const RunEvent event{sample.timeS, SampleTaken{sample}};
    journal = writeRunEvent(event);
    trace.add(sample);
    runner.apply(event);
    const auto view = runner.view();
    const std::chrono::duration<double, std::micro> cost = std::chrono::steady_clock::now() - begin;
    shown += view.live.value_or(0);
    costsUs.push_back(cost.count());
    // Another repetition of the same directions, as long as the recording lasts.
    if (runner.finished()) {
      runner = TestRunner(test, *core::Catalogue::shipped());
      while (!atPhase("neutral")) runner.apply({sample.timeS, PhaseSkipped{}});
      runner.apply({sample.timeS, Triggered{}});
    }
  }
  double sum = 0;
  for (const double cost : costsUs) sum += cost;
  std::sort(costsUs.begin(), costsUs.end());
  const auto n = costsUs.size();
  std::cout << "{\"pipeline_s\": " << pipeline << ", \"samples\": " << n
            << ", \"mean_us\": " << sum / static_cast<double>(n) << ", \"median_us\": " << costsUs[n / 2]
            << ", \"p99_us\": " << costsUs[n * 99 / 100] << ", \"largest_us\": " << costsUs.back()
            << ", \"shown\": " << shown << "}\n";
  return 0;
}

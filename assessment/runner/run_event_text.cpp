#include "assessment/runner/run_event_text.h"

#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/base/overloaded.h"
#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

using core::JsonText;
using Json = nlohmann::json;

void rotation(std::string_view name, const std::optional<Quaternion>& q, JsonText& out) {
  if (!q) return;
  out.key(name).beginArray().value(q->w).value(q->x).value(q->y).value(q->z).endArray();
}

/// The time of the event is that of its sample.
void sample(const Sample& one, JsonText& out) {
  if (one.pressureMmHg) out.member("p", *one.pressureMmHg);
  if (one.forceN) out.member("f", *one.forceN);
  rotation("h", one.head, out);
  rotation("x", one.thorax, out);
  if (one.mark) out.member("m", true);
  out.member("e", "sample");
}

/// A member of a line; a wrong type or a missing one is a broken line.
struct Broken {};

double numberOf(const Json& line, const char* name) {
  const auto at = line.find(name);
  if (at == line.end() || !at->is_number()) throw Broken{};
  return at->get<double>();
}

std::size_t indexOf(const Json& line) {
  const auto at = line.find("i");
  if (at == line.end() || !at->is_number_unsigned()) throw Broken{};
  return at->get<std::size_t>();
}

std::string textOf(const Json& line, const char* name) {
  const auto at = line.find(name);
  if (at == line.end() || !at->is_string()) throw Broken{};
  return at->get<std::string>();
}

std::optional<Quaternion> rotationOf(const Json& line, const char* name) {
  const auto at = line.find(name);
  if (at == line.end()) return std::nullopt;
  if (!at->is_array() || at->size() != 4) throw Broken{};
  Quaternion q;
  double* const parts[] = {&q.w, &q.x, &q.y, &q.z};
  for (std::size_t i = 0; i < 4; ++i) {
    if (!(*at)[i].is_number()) throw Broken{};
    *parts[i] = (*at)[i].get<double>();
  }
  return q;
}

SampleTaken sampleOf(const Json& line, double atS) {
  Sample one;
  one.timeS = atS;
  if (line.contains("p")) one.pressureMmHg = numberOf(line, "p");
  if (line.contains("f")) one.forceN = numberOf(line, "f");
  one.head = rotationOf(line, "h");
  one.thorax = rotationOf(line, "x");
  one.mark = line.contains("m");
  return {one};
}

decltype(RunEvent::what) whatOf(const Json& line, double atS) {
  const std::string kind = textOf(line, "e");
  if (kind == "sample") return sampleOf(line, atS);
  if (kind == "time") return TimePassed{};
  if (kind == "trigger") return Triggered{};
  if (kind == "enter") return Entered{numberOf(line, "v")};
  if (kind == "end") return EndedBy{textOf(line, "r")};
  if (kind == "compensation") return Compensated{textOf(line, "r")};
  if (kind == "pain") return PainRated{numberOf(line, "v")};
  if (kind == "counted") return Overruled{indexOf(line), true};
  if (kind == "not_counted") return Overruled{indexOf(line), false};
  if (kind == "marker") return MarkerMoved{indexOf(line), numberOf(line, "v")};
  if (kind == "neutral") return NeutralSet{};
  if (kind == "lever") return LeverArmSet{numberOf(line, "v")};
  if (kind == "repeat") return Repeated{};
  if (kind == "skip") return PhaseSkipped{};
  if (kind == "undo") return Undone{};
  if (kind == "stop") return Stopped{textOf(line, "r")};
  throw Broken{};
}

}  // namespace

std::string writeRunEvent(const RunEvent& event) {
  std::string line;
  JsonText out(line);
  // A clock or a reading that is no number is nothing that happened; the runner ignores it too.
  const auto finite = [](double value) { return std::isfinite(value) ? value : 0; };
  out.beginObject().member("t", finite(event.atS));
  const auto kind = [&](const char* name) { out.member("e", name); };
  const auto valued = [&](const char* name, double value) { out.member("e", name).member("v", finite(value)); };
  const auto reasoned = [&](const char* name, const std::string& reason) { out.member("e", name).member("r", reason); };
  std::visit(
      core::Overloaded{
          [&](const SampleTaken& taken) { sample(taken.sample, out); }, [&](const TimePassed&) { kind("time"); },
          [&](const Triggered&) { kind("trigger"); }, [&](const Entered& entered) { valued("enter", entered.value); },
          [&](const EndedBy& ended) { reasoned("end", ended.reason); },
          [&](const Compensated& seen) { reasoned("compensation", seen.id); },
          [&](const PainRated& rated) { valued("pain", rated.value); },
          [&](const Overruled& judged) {
            kind(judged.counted ? "counted" : "not_counted");
            out.member("i", judged.attempt);
          },
          [&](const MarkerMoved& moved) {
            valued("marker", moved.toS);
            out.member("i", moved.attempt);
          },
          [&](const NeutralSet&) { kind("neutral"); }, [&](const LeverArmSet& lever) { valued("lever", lever.metres); },
          [&](const Repeated&) { kind("repeat"); }, [&](const PhaseSkipped&) { kind("skip"); },
          [&](const Undone&) { kind("undo"); }, [&](const Stopped& stopped) { reasoned("stop", stopped.reason); }},
      event.what);
  out.endObject();
  return line;
}

core::Result<RunEvent> readRunEvent(std::string_view text) {
  const Json line = Json::parse(text, nullptr, false);
  try {
    if (!line.is_object()) throw Broken{};
    const double atS = numberOf(line, "t");
    return RunEvent{atS, whatOf(line, atS)};
  } catch (const Broken&) {
    return core::Error::at("", "is no event of a test run");
  }
}

}  // namespace cervica::assessment

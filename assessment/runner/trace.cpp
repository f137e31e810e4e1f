#include "assessment/runner/trace.h"

#include <charconv>
#include <cmath>

namespace cervica::assessment {

void Trace::add(const Sample& sample) {
  if (!std::isfinite(sample.timeS) || (!empty() && sample.timeS <= recording_.timeS.back())) return;
  const bool first = empty();
  const auto put = [first](auto& column, const auto& value) {
    if (first ? value.has_value() : !column.empty()) column.push_back(value ? *value : column.back());
  };
  put(recording_.pressureMmHg, sample.pressureMmHg);
  put(recording_.forceN, sample.forceN);
  put(recording_.head, sample.head);
  put(recording_.thorax, sample.head ? sample.thorax : std::nullopt);
  recording_.mark.push_back(sample.mark || marked_ ? 1 : 0);
  recording_.timeS.push_back(sample.timeS);
  marked_ = false;
}

void Trace::mark() {
  marked_ = true;
}

const Recording& Trace::finish() {
  findGaps(recording_);
  return recording_;
}

std::string writeRecording(const Recording& recording) {
  std::string out = "time_s";
  const bool pressure = !recording.pressureMmHg.empty(), force = !recording.forceN.empty();
  const bool head = !recording.head.empty(), thorax = !recording.thorax.empty(), mark = !recording.mark.empty();
  if (pressure) out += ",pressure_mmHg";
  if (force) out += ",force_N";
  if (head) out += ",qw,qx,qy,qz";
  if (thorax) out += ",ref_qw,ref_qx,ref_qy,ref_qz";
  if (mark) out += ",mark";
  out += '\n';
  char text[32];
  const auto number = [&](double value) {
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;  // the shortest that reads back the same
    out.append(text, end);
  };
  const auto rotation = [&](const Quaternion& q) {
    for (const double part : {q.w, q.x, q.y, q.z}) {
      out += ',';
      number(part);
    }
  };
  for (std::size_t i = 0; i < recording.timeS.size(); ++i) {
    number(recording.timeS[i]);
    if (pressure) number((out += ',', recording.pressureMmHg[i]));
    if (force) number((out += ',', recording.forceN[i]));
    if (head) rotation(recording.head[i]);
    if (thorax) rotation(recording.thorax[i]);
    if (mark) out += recording.mark[i] != 0 ? ",1" : ",0";
    out += '\n';
  }
  return out;
}

}  // namespace cervica::assessment

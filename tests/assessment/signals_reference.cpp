// Reads tasks, one a line, and writes what assessment/signals says of each; signals_reference.py compares that with
// NumPy and SciPy. "filter RATE CUTOFF VALUES": the smoothed values; "smooth RATE SPEEDS": spectral arc length, log
// dimensionless jerk and peaks; "angles HEAD THORAX NEUTRAL" (quaternions w x y z): the three angles; "average
// QUATERNIONS": the average; "speed RATE FE LB AR FE LB AR ...": the speed of the head at each sample.

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "assessment/signals/low_pass.h"
#include "assessment/signals/orientation.h"
#include "assessment/signals/range_of_motion.h"
#include "assessment/signals/smoothness.h"

namespace {

using namespace cervica::assessment;

Quaternion rotation(const std::vector<double>& numbers, std::size_t which) {
  const double* q = numbers.data() + 4 * which;
  return {q[0], q[1], q[2], q[3]};
}

std::vector<double> answer(const std::string& task, std::vector<double> numbers, SmoothnessMeter& meter) {
  if (task == "filter") {
    std::vector<double> values(numbers.begin() + 2, numbers.end());
    lowPass(values, numbers[0], numbers[1]);
    return values;
  }
  if (task == "smooth") {
    const auto speed = std::span<const double>(numbers).subspan(1);
    return {meter.sparc(speed, numbers[0]), logDimensionlessJerk(speed), static_cast<double>(speedPeaks(speed))};
  }
  if (task == "angles") {
    NeckFrame frame;
    frame.neutral = rotation(numbers, 2);
    const NeckAngles angles = neckAngles(frame.movement(rotation(numbers, 0), rotation(numbers, 1)));
    return {angles.flexionExtensionDeg, angles.lateralFlexionDeg, angles.axialRotationDeg};
  }
  if (task == "average") {
    std::vector<Quaternion> all;
    for (std::size_t i = 0; i < numbers.size() / 4; ++i) all.push_back(rotation(numbers, i));
    const Quaternion mean = averageRotation(all);
    return {mean.w, mean.x, mean.y, mean.z};
  }
  Recording recording;
  std::vector<NeckAngles> angles;
  for (std::size_t i = 1; i < numbers.size(); i += 3) {
    recording.timeS.push_back(static_cast<double>(angles.size()) / numbers[0]);
    angles.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
  }
  findGaps(recording);
  return motionSeries(recording, std::move(angles)).speedDegS;
}

}  // namespace

int main() {
  SmoothnessMeter meter;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::string task;
    in >> task;
    std::vector<double> numbers;
    for (double one; in >> one;) numbers.push_back(one);
    for (const double value : answer(task, std::move(numbers), meter)) std::printf("%.17g ", value);
    std::putchar('\n');
  }
  return 0;
}

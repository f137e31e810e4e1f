#include "visualization/anatomy/sculpt/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace cervica::visualization::sculpt {

Profile::Profile(std::vector<Section> sections, double squareness)
    : top_(sections.front().y), bottom_(sections.back().y), squareness_(squareness) {
  // Catmull-Rom over the sections, with their own spacing as parameter.
  const std::size_t last = sections.size() - 1;
  const auto value = [&](std::size_t i, double t, double Section::*field) {
    const Section &b = sections[i], &c = sections[i + 1];
    const Section &a = sections[i == 0 ? 0 : i - 1], &d = sections[std::min(i + 2, last)];
    const double span = c.y - b.y;
    const double leave = i == 0 ? (c.*field - b.*field) : (c.*field - a.*field) / (c.y - a.y) * span;
    const double arrive = i + 2 > last ? (c.*field - b.*field) : (d.*field - b.*field) / (d.y - b.y) * span;
    const double t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * (b.*field) + (t3 - 2 * t2 + t) * leave + (3 * t2 - 2 * t3) * (c.*field) +
           (t3 - t2) * arrive;
  };
  std::size_t i = 0;
  for (double y = top_; y > bottom_ - kStepMm; y -= kStepMm) {
    while (i + 1 < last && y < sections[i + 1].y) ++i;
    const double t = clamp01((sections[i].y - y) / (sections[i].y - sections[i + 1].y));
    const double front = value(i, t, &Section::front), back = value(i, t, &Section::back);
    fine_.push_back(
        {0.5 * (front + back), value(i, t, &Section::middle), 0.5 * (front - back), value(i, t, &Section::halfWidth)});
  }
}

Profile::Fine Profile::at(double y) const {
  const double place = std::clamp((top_ - y) / kStepMm, 0.0, static_cast<double>(fine_.size() - 1));
  const auto i = std::min(static_cast<std::size_t>(place), fine_.size() - 2);
  const double t = place - static_cast<double>(i);
  const Fine &a = fine_[i], &b = fine_[i + 1];
  const auto mix = [t](double from, double to) { return from + t * (to - from); };
  return {mix(a.x, b.x), mix(a.z, b.z), mix(a.radiusX, b.radiusX), mix(a.radiusZ, b.radiusZ)};
}

double Profile::operator()(const Vec& p) const {
  const Fine section = at(p.y());
  const double dx = std::abs(p.x() - section.x), dz = std::abs(p.z() - section.z);
  const double k = std::pow(std::pow(dx / section.radiusX, squareness_) + std::pow(dz / section.radiusZ, squareness_),
                            1.0 / squareness_);
  const double least = std::min(section.radiusX, section.radiusZ);
  const double side = k < 1e-6 ? -least : std::max(std::hypot(dx, dz) * (1.0 - 1.0 / k), -least);
  const double beyond = std::max(p.y() - top_, bottom_ - p.y());
  const double round = 0.8 * least;
  const double a = side + round, b = beyond + round;
  return std::min(std::max(a, b), 0.0) + std::hypot(std::max(a, 0.0), std::max(b, 0.0)) - round;
}

}  // namespace cervica::visualization::sculpt

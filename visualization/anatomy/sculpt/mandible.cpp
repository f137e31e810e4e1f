#include <cstddef>

#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/teeth.h"

namespace cervica::visualization::sculpt {
namespace {

// In the frame of the skull; everything for the right half, which is mirrored.

double ramus(const Vec& p) {
  static const Plate flat = [] {
    Plate plate{Vec::Zero(), Vec::UnitX(), Vec::UnitY(), {}};
    const std::vector<Vec> rim =
        curveThrough({{9.5, -14, 0}, {12.4, -27, 0}, {15, -42, 0},   {15.5, -58, 0},  {18, -66.5, 0}, {23, -73, 0},
                      {30, -77, 0},  {37, -75, 0},   {43, -66, 0},   {46, -56, 0},    {46, -48, 0},   {45.5, -40, 0},
                      {47, -28, 0},  {49.8, -15, 0}, {50.4, -9, 0},  {47.5, -6.5, 0}, {43.5, -9, 0},  {39.5, -16, 0},
                      {34, -22, 0},  {27.5, -24, 0}, {21.5, -21, 0}, {19, -14, 0},    {15, -11, 0},   {9.5, -14, 0}},
                     3);
    for (std::size_t i = 0; i + 1 < rim.size(); ++i) plate.outline.emplace_back(rim[i].x(), rim[i].y());
    return plate;
  }();
  const double middle = 47.5 + 0.09 * (p.y() + 62.0) - 0.15 * (p.x() - 18.0);
  return 0.97 * flat({p.x(), p.y(), p.z() - middle}, 3.1 - 0.014 * (p.y() + 62.0));
}

/// The body: three curves from the chin backwards and the bone between them.
double corpus(const Vec& p) {
  static const std::vector<Vec> border = curveThrough({{77, -98.9, 0},
                                                       {76, -99, 10},
                                                       {71.5, -97, 20},
                                                       {64, -92.6, 29.5},
                                                       {56, -87.2, 35},
                                                       {48, -81.5, 40},
                                                       {36.5, -75.5, 44.3},
                                                       {24, -70, 47.2}},
                                                      3);
  static const std::vector<Vec> middle = curveThrough({{76.3, -86, 0},
                                                       {75.3, -86, 9},
                                                       {71.5, -85, 18.5},
                                                       {65, -81.5, 27},
                                                       {57, -77, 32.5},
                                                       {48, -72, 37.5},
                                                       {35, -66, 43},
                                                       {24, -60, 47.2}},
                                                      3);
  static const std::vector<Vec> alveoli = curveThrough({{87, -73, 0},
                                                        {85, -73, 10.5},
                                                        {79, -72, 18.5},
                                                        {69, -70, 24},
                                                        {58, -67.5, 27.5},
                                                        {47.5, -64, 31},
                                                        {36, -57, 41},
                                                        {24, -50, 47.6}},
                                                       3);
  constexpr int kStrips = 11;
  static const std::vector<std::vector<Vec>> strips = [] {
    std::vector<std::vector<Vec>> result;
    for (int strip = 0; strip <= kStrips; ++strip) {
      const double t = 2.0 * strip / kStrips - 1.0;
      result.emplace_back();
      for (std::size_t i = 0; i < border.size(); ++i)
        result.back().emplace_back(0.5 * t * (t - 1) * border[i] + (1 - t * t) * middle[i] +
                                   0.5 * t * (t + 1) * alveoli[i]);
    }
    return result;
  }();
  double nearest = 1e9;
  const auto pieces = static_cast<double>(border.size() - 2);
  for (const auto& strip : strips) {
    nearest = std::min(nearest, run(strip, [&](std::size_t i) {
                         const double thin = 1.9 * clamp01((static_cast<double>(i) / pieces - 0.55) / 0.45);
                         return limb(p, strip[i], strip[i + 1], 5.5 - thin, 5.5 - thin);
                       }));
  }
  return nearest;
}

double mandibleField(const Vec& p) {
  static const TeethRow teeth(59.0, 31.0, 26.5, -70.0, -61.3, 0.72, 0.18);
  const Vec q = mirroredRight(p);
  double d = join(ramus(q), corpus(q), 8);
  d = join(d, egg(q, {16, -11.5, 52}, {5.6, 5.4, 9.4}, turned(0, 20, 0)), 3);  // condyle
  d = join(d, limb(q, {14.5, -17, 51.8}, {17.5, -42, 49.8}, 4.0, 3.6), 6);     // its neck and pillar
  d = join(d, limb(q, {47.5, -12, 44.5}, {43.5, -40, 45}, 2.0, 3.2), 5);       // front border
  d = join(d, limb(q, {43.5, -40, 45}, {54, -66, 38}, 3.2, 3.4), 6);           // oblique line
  d = join(d, limb(q, {44, -36, 42.5}, {45.5, -50, 36.5}, 2.4, 3.0), 6);       // temporal crest
  d = join(d, limb(q, {45.5, -50, 36.5}, {46.5, -64, 32}, 3.0, 4.0), 6);
  d = join(d, limb(q, {18.5, -63, 49.4}, {24, -70, 48.8}, 3.0, 3.0), 6);    // angle
  d = join(d, egg(q, {79.5, -98.5, 0}, {5, 6, 8}), 5);                      // mental protuberance
  d = join(d, ball(q, {77.5, -100, 11}, 4.2), 6);                           // mental tubercle
  d = carve(d, egg(q, {90.5, -85, 0}, {5, 5, 15}), 7);                      // above the chin
  d = carve(d, ball(q, {67.5, -85, 31.2}, 2.2), 2);                         // mental foramen
  d = carve(d, egg(q, {56, -74, 22}, {13, 5, 3.2}, turned(0, 24, 10)), 5);  // submandibular fossa
  d = carve(d, ball(q, {31, -40, 40.2}, 2.4), 2.5);                         // mandibular foramen
  return join(d, teeth(q), 0.8);
}

}  // namespace

Clay mandible() {
  return {"mandible", mandibleField, {0, -110, -68}, {100, 2, 68}, 0.95, 5000, 8};
}

}  // namespace cervica::visualization::sculpt

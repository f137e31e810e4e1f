#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/teeth.h"

namespace cervica::visualization::sculpt {
namespace {

/// The vault and the base of the braincase.
double braincase(const Vec& q) {
  double d = egg(q, {31, 50, 0}, {62, 65, 57});                    // frontal
  d = join(d, egg(q, {-22, 50, 0}, {67, 69, 70}), 30);             // parietal
  d = join(d, egg(q, {2, 55, 0}, {60, 63, 58}), 24);               // crown
  d = join(d, egg(q, {-44, 24, 0}, {50, 50, 58}), 22);             // occipital
  d = join(d, egg(q, {-42, -4, 14}, {36, 26, 36}), 16);            // cerebellar fossae
  d = join(d, egg(q, {8, 8, 34}, {34, 26, 26}), 18);               // temporal, middle fossa
  d = join(d, egg(q, {-93, 6, 0}, {5, 6, 9}), 10);                 // external protuberance
  d = join(d, limb(q, {-90, 4, 8}, {-62, -6, 44}, 3.5, 3.0), 10);  // superior nuchal line
  d = join(d, limb(q, {-84, -14, 4}, {-58, -22, 30}, 2.0, 2.0), 9);
  d = carve(d, egg(q, {44, 4, 73}, {26, 28, 22}), 16);  // temporal fossa
  return d;
}

double mastoid(const Vec& q) {
  double d = limb(q, {-18, 4, 56}, {-9, -26, 52}, 14, 6.5);
  d = join(d, limb(q, {8, 1, 62}, {-16, 6, 62}, 5, 4), 8);         // root of the zygoma, supramastoid crest
  d = carve(d, limb(q, {-20, -30, 44}, {-12, -20, 45}, 3, 4), 4);  // digastric notch
  return d;
}

/// Brow, cheekbone, arch and the rim of the orbit.
double cheek(const Vec& q) {
  double d = limb(q, {91, 31, 8}, {84, 37, 30}, 6.0, 5.0);
  d = join(d, limb(q, {84, 37, 30}, {71, 28, 49}, 5.0, 4.5), 5);
  d = join(d, limb(q, {71, 28, 49}, {67, 8, 52}, 4.8, 5.2), 5);
  d = join(d, egg(q, {67, -8, 49}, {10, 12, 9}, turned(0, -35, 0)), 8);
  d = join(d, limb(q, {72, -5, 45}, {86, -5, 24}, 6.0, 5.0), 6);
  d = join(d, limb(q, {86, -5, 24}, {91, 8, 13}, 5.0, 4.0), 5);
  d = join(d, limb(q, {66, -15, 46}, {64, -36, 31}, 8.5, 7.0), 9);
  static const std::vector<Vec> arch =
      curveThrough({{62, -9, 53}, {48, -8.5, 61}, {34, -6.5, 66}, {20, -3.5, 66.5}, {6, 0, 63}}, 4);
  const Vec thin = Vec(0.15, 0.0, 1.0).normalized();
  d = join(d, run(arch, [&](std::size_t i) { return strap(q, arch[i], arch[i + 1], 6.0, 6.0, thin, 0.5); }), 4);
  d = join(d, limb(q, {69, 27, 48}, {52, 40, 46}, 3.4, 2.0), 9);  // start of the temporal line
  return d;
}

double upperJaw(const Vec& q) {
  double d = egg(q, {68, -26, 0}, {26, 24, 33});
  d = join(d, drum(q, {60, -41, 0}, 34.5, 31, 11.5, 6), 8);
  d = join(d, limb(q, {92, 20, 2}, {101, 3, 1}, 5.5, 3.2), 5);    // nasal bones
  d = join(d, limb(q, {90, 16, 8}, {93, -14, 15}, 4.8, 5.0), 6);  // frontal process
  d = join(d, limb(q, {93, -14, 15}, {91, -34, 16}, 5.0, 6.0), 8);
  d = join(d, egg(q, {88, 26, 0}, {9, 9, 12}), 10);     // glabella
  d = carve(d, egg(q, {90, -22, 31}, {9, 11, 10}), 8);  // canine fossa
  d = carve(d, egg(q, {52, -58, 0}, {38, 22, 20}), 5);  // palate
  d = carve(d, egg(q, {18, -40, 0}, {20, 26, 60}), 8);  // behind the jaw
  for (int i = 0; i < 4; ++i) {                         // roots shine through
    const double z = 4.0 + 7.4 * i, x = 62 + 33.5 * std::sqrt(1.0 - z * z / (32.0 * 32.0));
    d = join(d, limb(q, {x - 1.5, -48, z}, {x - 3.0, -37, z * 0.96}, 2.6, 1.4), 3);
  }
  return d;
}

double orbit(const Vec& q) {
  double d = egg(q, {86, 14.5, 32}, {15, 16.0, 18.0}, turned(14, -14, 0));
  d = join(d, block(q, {86, 14.5, 32.5}, {10, 15.5, 18.5}, 11, turned(12, -16, 0)), 6);
  return join(d, limb(q, {76, 14, 29}, {44, 11, 13}, 14, 3.5), 8);
}

double noseOpening(const Vec& q) {
  double d = egg(q, {92, -9, 0}, {16, 13, 5.2});
  d = join(d, egg(q, {84, -22, 5.0}, {26, 10.0, 6.6}), 5);
  return d;
}

double skullField(const Vec& p) {
  static const TeethRow teeth(62.0, 32.0, 28.5, -47.0, -58.5, 1.0);
  const Vec q = mirroredRight(p);
  double d = braincase(q);
  d = join(d, upperJaw(q), 9);
  d = join(d, cheek(q), 7);
  d = join(d, egg(q, {54, 2, 30}, {18, 24, 20}), 10);                    // sphenoid behind the orbit
  d = join(d, egg(q, {60, 10, 42}, {12, 20, 9}, turned(0, -12, 0)), 7);  // outer wall of the orbit
  d = join(d, mastoid(q), 7);
  const Vec outward = Vec(0.2, 0.0, 1.0).normalized();
  d = join(d, strap(q, {50, -16, 13}, {44, -45, 18}, 8, 6, outward, 0.35), 4);  // pterygoid process
  d = join(d, limb(q, {2, -12, 36}, {2, -30, 37}, 4, 1.2), 4);                  // styloid process
  d = carve(d, orbit(q), 3.5);
  d = join(d, egg(q, {72, 10, 0}, {23, 19, 10}), 3);  // ethmoid between the orbits
  d = carve(d, noseOpening(q), 2.5);
  d = join(d, limb(q, {88, -33, 0}, {99, -33, 0}, 4.5, 1.2), 5);        // anterior nasal spine
  d = join(d, block(q, {76, -16, 0}, {16, 17, 0.9}, 0.8), 1.5);         // septum
  d = join(d, limb(q, {86, -24, 9}, {72, -22, 9}, 2.2, 2.2), 2);        // inferior concha
  d = carve(d, egg(q, {91, 38, 17}, {3.0, 2.2, 3.0}), 2);               // supraorbital notch
  d = carve(d, ball(q, {90, -14, 27}, 2.4), 2);                         // infraorbital foramen
  d = carve(d, limb(q, {1, -2, 74}, {1, -4, 46}, 4.6, 3.4), 3);         // ear canal
  d = carve(d, egg(q, {14, -6, 52}, {8, 5.5, 12}), 4);                  // mandibular fossa
  d = carve(d, egg(q, {-24, -42, 0}, {18, 22, 15}), 4);                 // foramen magnum
  d = join(d, egg(q, {-9, -27, 17}, {11, 5, 6}, turned(0, 25, 0)), 3);  // condyle
  return join(d, teeth(q), 0.8);
}

double mandibleField(const Vec& p) {
  static const TeethRow teeth(60.0, 31.0, 27.0, -69.5, -58.6, 0.72);
  static const Plate ramus = [] {
    Plate plate;
    plate.origin = {20, -60, 48};
    plate.u = Vec(1.0, 0.0, -0.16).normalized();
    plate.v = Vec(-0.02, 1.0, 0.07);
    plate.v = (plate.v - plate.u * plate.v.dot(plate.u)).normalized();
    const std::vector<Vec> rim =
        curveThrough({{7, -23, 0},    {-1, -17, 0}, {-5.5, -8, 0},  {-9, 8, 0},    {-12.5, 28, 0}, {-15, 44, 0},
                      {-13.5, 52, 0}, {-6, 51, 0},  {-1, 42, 0},    {5, 36.5, 0},  {11, 39, 0},    {15.5, 46, 0},
                      {20, 52, 0},    {23, 48, 0},  {22.5, 34, 0},  {20.5, 14, 0}, {23, -2, 0},    {33, -12, 0},
                      {38, -20, 0},   {34, -28, 0}, {18, -25.5, 0}, {7, -23, 0}},
                     3);
    for (const Vec& q : rim) plate.outline.emplace_back(q.x(), q.y());
    plate.outline.pop_back();
    return plate;
  }();
  const Vec q = mirroredRight(p);
  double d = ramus(q, 3.3);
  d = join(d, egg(q, {8.5, -6.5, 51}, {4.4, 4.6, 9.0}, turned(0, 12, 0)), 5);
  d = join(d, limb(q, {9, -14, 51}, {15, -44, 49}, 3.6, 4.2), 8);     // the pillar of the condyle
  d = join(d, limb(q, {15, -68, 47.5}, {26, -83, 46}, 3.6, 4.0), 8);  // angle
  d = join(d, limb(q, {40, -26, 48}, {42, -58, 44}, 3.2, 4.4), 6);    // front border and oblique line
  d = join(d, limb(q, {42, -58, 44}, {60, -79, 36}, 4.4, 4.0), 7);
  // The body follows the arch; taller towards the chin.
  static const std::vector<Vec> lower = curveThrough(
      {{26, -82, 46}, {40, -86, 43.5}, {56, -89.5, 36}, {72, -92, 26}, {84, -94, 13}, {87.5, -94.5, 0}}, 3);
  static const std::vector<Vec> upper = curveThrough(
      {{34, -72, 38}, {44, -71.5, 33}, {58, -71.5, 29.5}, {74, -71.5, 24}, {86, -71.5, 12}, {89.5, -71.5, 0}}, 3);
  d = join(d, run(lower, [&](std::size_t i) { return limb(q, lower[i], lower[i + 1], 6.0, 6.0); }), 6);
  d = join(d, run(upper, [&](std::size_t i) { return limb(q, upper[i], upper[i + 1], 5.7, 5.7); }), 6);
  d = join(d,
           run(lower,
               [&](std::size_t i) {
                 return limb(q, 0.5 * (upper[i] + lower[i]), 0.5 * (upper[i + 1] + lower[i + 1]), 5.7, 5.7);
               }),
           8);
  d = join(d, egg(q, {92, -95, 0}, {5.5, 7, 9}), 7);    // chin
  d = join(d, ball(q, {88, -98, 11}, 4.5), 8);          // mental tubercle
  d = carve(d, egg(q, {96.5, -81, 0}, {4, 6, 16}), 7);  // above the chin
  d = carve(d, ball(q, {75, -83, 33.5}, 2.2), 2);       // mental foramen
  return join(d, teeth(q), 0.8);
}

}  // namespace

Clay skull() {
  return {"skull", skullField, {-104, -66, -84}, {112, 134, 84}, 1.25, 17000, 6};
}

Clay mandible() {
  return {"mandible", mandibleField, {-4, -110, -66}, {106, 4, 66}, 1.1, 7000, 4};
}

}  // namespace cervica::visualization::sculpt

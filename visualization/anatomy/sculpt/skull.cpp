#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/teeth.h"

namespace cervica::visualization::sculpt {
namespace {

/// The vault and the base of the braincase.
double braincase(const Vec& q) {
  double d = egg(q, {33, 46, 0}, {61, 64, 57});                    // frontal
  d = join(d, egg(q, {-22, 50, 0}, {66, 68, 70}), 26);             // parietal
  d = join(d, egg(q, {-44, 24, 0}, {50, 50, 58}), 22);             // occipital
  d = join(d, egg(q, {-42, -4, 14}, {36, 26, 36}), 16);            // cerebellar fossae
  d = join(d, egg(q, {8, 8, 34}, {34, 26, 26}), 18);               // temporal, middle fossa
  d = join(d, egg(q, {-93, 6, 0}, {5, 6, 9}), 10);                 // external protuberance
  d = join(d, limb(q, {-90, 4, 8}, {-62, -6, 44}, 3.5, 3.0), 10);  // superior nuchal line
  d = join(d, limb(q, {-84, -14, 4}, {-58, -22, 30}, 2.0, 2.0), 9);
  d = carve(d, egg(q, {54, 16, 72}, {30, 36, 25}), 14);  // temporal fossa
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
  const Vec thin = Vec(0.15, 0.0, 1.0).normalized();
  d = join(d, strap(q, {60, -9, 54}, {40, -8, 64}, 6.8, 5.4, thin, 0.5), 5);
  d = join(d, strap(q, {40, -8, 64}, {22, -4, 67}, 5.4, 5.0, thin, 0.5), 4);
  d = join(d, strap(q, {22, -4, 67}, {5, 0, 63}, 5.0, 6.5, thin, 0.55), 4);
  d = join(d, limb(q, {66, 24, 50}, {56, 34, 51}, 4.0, 2.0), 6);  // start of the temporal line
  return d;
}

double upperJaw(const Vec& q) {
  double d = egg(q, {68, -26, 0}, {26, 24, 33});
  d = join(d, drum(q, {62, -41, 0}, 33, 30, 11, 6), 8);
  d = join(d, limb(q, {92, 20, 2}, {101, 3, 1}, 5.5, 3.2), 5);    // nasal bones
  d = join(d, limb(q, {90, 16, 8}, {93, -14, 15}, 4.8, 5.0), 6);  // frontal process
  d = join(d, limb(q, {93, -14, 15}, {91, -34, 16}, 5.0, 6.0), 8);
  d = join(d, egg(q, {88, 26, 0}, {9, 9, 12}), 10);     // glabella
  d = carve(d, egg(q, {90, -22, 31}, {9, 11, 10}), 8);  // canine fossa
  d = carve(d, egg(q, {52, -58, 0}, {38, 22, 20}), 5);  // palate
  d = carve(d, egg(q, {24, -40, 0}, {22, 26, 60}), 8);  // behind the jaw
  for (int i = 0; i < 4; ++i) {                         // roots shine through
    const double z = 4.0 + 7.4 * i, x = 62 + 33.5 * std::sqrt(1.0 - z * z / (32.0 * 32.0));
    d = join(d, limb(q, {x - 1.5, -48, z}, {x - 3.0, -37, z * 0.96}, 2.6, 1.4), 3);
  }
  return d;
}

double orbit(const Vec& q) {
  double d = egg(q, {84, 14.5, 32}, {16, 16.0, 18.0}, turned(14, -14, 0));
  d = join(d, block(q, {86, 14.5, 32.5}, {10, 15.5, 18.5}, 11, turned(12, -16, 0)), 6);
  return join(d, limb(q, {74, 14, 30}, {44, 11, 15}, 15, 4), 8);
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
  d = join(d, egg(q, {56, 0, 24}, {18, 24, 20}), 10);  // sphenoid behind the orbit
  d = join(d, mastoid(q), 7);
  const Vec outward = Vec(0.2, 0.0, 1.0).normalized();
  d = join(d, strap(q, {50, -16, 13}, {44, -45, 18}, 8, 6, outward, 0.35), 4);  // pterygoid process
  d = join(d, limb(q, {2, -12, 36}, {2, -30, 37}, 4, 1.2), 4);                  // styloid process
  d = carve(d, orbit(q), 3.5);
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
  static const TeethRow teeth(60.0, 31.0, 27.0, -69.5, -58.2, 0.72);
  static const Plate ramus = [] {
    Plate plate;
    plate.origin = {20, -60, 48};
    plate.u = Vec(1.0, 0.0, -0.16).normalized();
    plate.v = Vec(-0.02, 1.0, 0.07);
    plate.v = (plate.v - plate.u * plate.v.dot(plate.u)).normalized();
    plate.outline = {{-6, -22}, {-13, -10}, {-15, 14}, {-16, 38}, {-14, 50}, {-4, 50},  {0, 41},   {7, 37},  {14, 43},
                     {19, 52},  {23, 50},   {22, 34},  {20, 12},  {26, -8},  {36, -14}, {36, -32}, {18, -30}};
    return plate;
  }();
  const Vec q = mirroredRight(p);
  double d = ramus(q, 3.6);
  d = join(d, egg(q, {8.5, -6, 51}, {4.6, 4.8, 9.5}, turned(0, 12, 0)), 5);
  d = join(d, limb(q, {10, -82 + 4, 47}, {20, -84 + 2, 46}, 3.0, 3.0), 5);
  // The body follows the arch; taller towards the chin.
  const std::vector<Vec> lower = {{34, -84, 45}, {54, -89, 38}, {72, -92, 27}, {84, -94, 13}, {87, -94.5, 0}};
  const std::vector<Vec> upper = {{38, -72, 39}, {56, -72, 33}, {74, -72, 25}, {86, -72, 12}, {89.5, -72, 0}};
  for (std::size_t i = 0; i + 1 < lower.size(); ++i) {
    d = join(d, limb(q, lower[i], lower[i + 1], 5.8, 5.8), 4);
    d = join(d, limb(q, upper[i], upper[i + 1], 5.2, 5.0), 5);
    d = join(d, limb(q, 0.5 * (upper[i] + lower[i]), 0.5 * (upper[i + 1] + lower[i + 1]), 4.8, 4.6), 7);
  }
  d = join(d, egg(q, {92, -95, 0}, {5.5, 7, 9}), 7);                // chin
  d = join(d, ball(q, {89, -98, 10}, 4.5), 7);                      // mental tubercle
  d = carve(d, egg(q, {95.5, -81, 0}, {4, 6, 16}), 6);              // above the chin
  d = carve(d, ball(q, {76, -83, 33.5}, 2.2), 2);                   // mental foramen
  d = join(d, limb(q, {40, -50, 45}, {44, -72, 41}, 4.2, 5.5), 6);  // oblique line
  return join(d, teeth(q), 0.8);
}

}  // namespace

Clay skull() {
  return {"skull", skullField, {-104, -66, -84}, {112, 128, 84}, 1.25, 17000, 6};
}

Clay mandible() {
  return {"mandible", mandibleField, {-4, -110, -66}, {106, 4, 66}, 1.1, 7000, 4};
}

}  // namespace cervica::visualization::sculpt

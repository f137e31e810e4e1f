#include "visualization/anatomy/sculpt/bones.h"
#include "visualization/anatomy/sculpt/teeth.h"

namespace cervica::visualization::sculpt {
namespace {

/// How much higher the upper teeth stand for each millimetre further back.
constexpr double kTeethRise = 0.18;

/// The vault: an egg with four radii in the median plane, widest behind the ears.
double vault(const Vec& q) {
  const Vec from = q - Vec(-12, 45, 0);
  return egg(from, Vec::Zero(), {from.x() > 0 ? 102.0 : 81.0, from.y() > 0 ? 74.0 : 122.0, 77.5});
}

/// The vault and the base of the braincase.
double braincase(const Vec& q) {
  double d = join(vault(q), egg(q, {28, 47, 0}, {60, 67.5, 58}), 8);  // frontal bone
  d = both(d, 0.69 * q.y() - 0.72 * q.x() - 121.0, 30);               // flat towards the lambda
  d = both(d, -28.0 - q.y(), 10);                                     // base of the skull
  d = both(d, (-33.0 - q.y() - 0.45 * (q.x() + 57.0)) / 1.1, 14);     // nuchal plane
  d = carve(d, block(q, {48, -57, 0}, {40, 45, 90}, 8), 8);           // in front of the occipital bone
  d = join(d, egg(q, {-44, -9, 17}, {33, 23, 33}), 12);               // cerebellar fossae
  d = join(d, egg(q, {12, -4, 30}, {30, 13, 26}), 14);                // middle fossa
  d = join(d, egg(q, {-90, 2, 0}, {3.5, 5, 6}), 9);                   // external protuberance
  d = join(d, limb(q, {-88, 2, 8}, {-58, -12, 48}, 3.0, 2.6), 9);     // superior nuchal line
  d = join(d, limb(q, {-78, -17, 3}, {-52, -28, 30}, 2.0, 2.0), 9);   // inferior nuchal line
  d = join(d, limb(q, {-6, -19, 0}, {24, -9, 0}, 9, 10), 6);          // basilar part
  d = join(d, limb(q, {-2, -15, 46}, {16, -13, 16}, 7, 5), 5);        // petrous part
  return carve(d, egg(q, {47, 4, 74}, {32, 33, 26}), 14);             // temporal fossa
}

double mastoid(const Vec& q) {
  double d = limb(q, {-19, -2, 55.5}, {-11, -36, 50.5}, 12, 6.3);
  d = join(d, limb(q, {8, 0, 66}, {-16, 6, 66}, 5, 5), 8);             // root of the zygoma, supramastoid crest
  d = carve(d, limb(q, {-28, -38, 42}, {-12, -31, 42.5}, 3, 3.6), 4);  // digastric notch
  return d;
}

/// Brow, cheekbone, arch and the rim of the orbit.
double cheek(const Vec& q) {
  double d = limb(q, {84, 32, 8}, {78.5, 36, 30}, 5.5, 5.0);
  d = join(d, limb(q, {78.5, 36, 30}, {69.5, 28, 50.5}, 5.0, 4.6), 5);
  d = join(d, limb(q, {70, 28, 51}, {66, 8, 53.5}, 4.8, 5.2), 5);
  d = join(d, egg(q, {65, -9, 51}, {10, 12, 9}, turned(0, -35, 0)), 8);
  d = join(d, limb(q, {70, -5, 46}, {81, -5, 24}, 6.0, 5.0), 6);
  d = join(d, limb(q, {81, -5, 24}, {85.5, 8, 13}, 5.0, 4.0), 5);
  d = join(d, limb(q, {64, -15, 47}, {62, -36, 29}, 8.5, 7.0), 9);
  static const std::vector<Vec> arch =
      curveThrough({{61, -10.5, 55}, {50, -12, 63}, {38, -10, 67.5}, {22, -6, 68.5}, {6, -1, 67}}, 4);
  const Vec thin = Vec(0.15, 0.0, 1.0).normalized();
  d = join(d, run(arch, [&](std::size_t i) { return strap(q, arch[i], arch[i + 1], 6.0, 6.0, thin, 0.5); }), 4);
  d = join(d, limb(q, {68, 29, 50}, {48, 46, 58}, 3.2, 2.0), 9);  // start of the temporal line
  return d;
}

double upperJaw(const Vec& q) {
  const Vec sloped = q - Vec(0, kTeethRise * (91.0 - q.x()), 0);  // as the teeth rise backwards
  double d = egg(q, {63, -26, 0}, {25, 24, 29.5});
  d = join(d, drum(sloped, {58, -39.5, 0}, 34, 26.5, 11.5, 5), 8);
  d = join(d, limb(q, {83.5, 24, 2}, {93.5, 3.5, 1.2}, 4.2, 2.8), 5);  // nasal bones
  d = join(d, limb(q, {85.5, 16, 7}, {81.5, -14, 15}, 4.6, 4.2), 6);   // frontal process
  d = join(d, limb(q, {85, 20, 5}, {89.5, 3, 5}, 4.0, 3.0), 5);        // side of the bridge
  d = join(d, limb(q, {90, 2, 4.5}, {86, -8, 9.5}, 2.8, 3.0), 4);      // rim of the nasal opening
  d = join(d, limb(q, {86, -8, 9.5}, {81.5, -19, 13}, 3.0, 3.4), 4);
  d = join(d, limb(q, {81.5, -14, 15}, {84, -34, 15}, 4.2, 5.6), 8);
  d = join(d, egg(q, {82.5, 34, 0}, {8, 9, 13}), 10);                       // glabella
  d = carve(d, egg(q, {84.5, -22, 29}, {9, 10, 9}), 8);                     // canine fossa
  d = carve(d, egg(q, {52, -57, 0}, {36, 22, 18.5}, turned(0, 0, -8)), 5);  // palate
  d = carve(d, egg(q, {16, -42, 0}, {20, 28, 60}), 8);                      // behind the jaw
  for (int i = 0; i < 4; ++i) {                                             // roots shine through
    const double z = 4.0 + 7.4 * i, x = 60 + 32.0 * std::sqrt(1.0 - z * z / (31.0 * 31.0));
    d = join(d, limb(sloped, {x - 1.5, -48, z}, {x - 3.0, -37, z * 0.96}, 2.6, 1.4), 3);
  }
  return d;
}

double orbit(const Vec& q) {
  double d = egg(q, {82.5, 14.5, 32.5}, {15, 16.0, 18.5}, turned(14, -14, 0));
  d = join(d, block(q, {82.5, 14.5, 33}, {10, 15.5, 19}, 11, turned(12, -16, 0)), 6);
  return join(d, limb(q, {72, 14, 29}, {42, 11, 13}, 14, 3.5), 8);
}

double noseOpening(const Vec& q) {
  double d = egg(q, {87, -8, 0}, {16, 12, 5.4});
  d = join(d, egg(q, {79, -21, 5.2}, {26, 10.0, 6.8}), 5);
  return d;
}

double skullField(const Vec& p) {
  static const TeethRow teeth(60.0, 31.0, 25.5, -49.5, -60.8, 1.0, kTeethRise);
  const Vec q = mirroredRight(p);
  double d = braincase(q);
  d = join(d, upperJaw(q), 9);
  d = join(d, cheek(q), 7);
  d = join(d, egg(q, {54, 2, 30}, {18, 24, 20}), 10);                    // sphenoid behind the orbit
  d = join(d, egg(q, {60, 10, 42}, {12, 20, 9}, turned(0, -12, 0)), 7);  // outer wall of the orbit
  d = join(d, mastoid(q), 7);
  const Vec outward = Vec(0.2, 0.0, 1.0).normalized();
  d = join(d, strap(q, {44, -16, 14}, {43, -44, 18}, 10, 6.5, outward, 0.35), 4);  // pterygoid process
  d = join(d, limb(q, {0, -12, 36}, {4, -43, 38}, 4.5, 1.3), 4);                   // styloid process
  d = carve(d, orbit(q), 3.5);
  d = join(d, egg(q, {68, 10, 0}, {22, 19, 10}), 3);  // ethmoid between the orbits
  d = carve(d, noseOpening(q), 2.5);
  d = join(d, limb(q, {82, -33, 0}, {91.5, -30.5, 0}, 4.5, 1.3), 5);  // anterior nasal spine
  d = join(d, block(q, {70, -15, 0}, {15, 17, 1.1}, 1.0), 1.5);       // septum
  d = join(d, limb(q, {80, -22, 9.5}, {66, -20, 9.5}, 2.4, 2.4), 2);  // inferior concha
  d = carve(d, egg(q, {84, 31, 21}, {3.0, 2.0, 2.0}), 2);             // supraorbital notch
  d = carve(d, ball(q, {83.5, -12, 26}, 2.4), 2);                     // infraorbital foramen
  d = carve(d, limb(q, {1, -6, 80}, {1, -8, 46}, 4.6, 3.4), 3);       // ear canal
  d = carve(d, egg(q, {15, -11, 53}, {8, 7, 13}), 4);                 // mandibular fossa
  d = carve(d, egg(q, {-42, -40, 0}, {25, 18, 27}), 6);      // room for the arch of the atlas when the head goes back
  d = carve(d, egg(q, {-26, -36, 0}, {17, 22, 14}), 4);      // foramen magnum
  d = carve(d, egg(q, {-25, -30, 19}, {8.5, 8.5, 8.5}), 3);  // condylar fossa
  d = join(d, egg(q, {-9, -25.5, 17}, {11, 5, 5.5}, turned(0, 25, 0)), 3);  // condyle
  return join(d, teeth(q), 0.8);
}

}  // namespace

Clay skull() {
  return {"skull", skullField, {-102, -68, -86}, {104, 130, 86}, 1.2, 14000, 6};
}

}  // namespace cervica::visualization::sculpt

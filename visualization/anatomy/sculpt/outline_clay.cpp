#include "visualization/anatomy/sculpt/outline_clay.h"

#include "visualization/anatomy/sculpt/profile.h"
#include "visualization/pose/skeleton.h"

namespace cervica::visualization::sculpt {
namespace {

constexpr double kMillimetresPerMetre = 1000.0;
constexpr double kArmAwayDeg = 32.0;
constexpr double kLegAwayDeg = 7.0;

Vec jointOf(const char* bone) {
  return boneNamed(bone).rest.translation() * kMillimetresPerMetre;
}

/// Turned outwards about a joint of the right side.
Eigen::Isometry3d away(const Vec& joint, double degrees) {
  Eigen::Isometry3d motion = Eigen::Isometry3d::Identity();
  motion.linear() = turned(-degrees, 0, 0);
  motion.translation() = joint - motion.linear() * joint;
  return motion;
}

double headField(const Vec& p) {
  static const Vec skull = jointOf("skull");
  const Vec q = p - skull;
  double d = egg(q, {-4, 52, 0}, {99, 79, 80});                          // vault
  d = join(d, egg(q, {-34, 40, 0}, {70, 70, 77}), 30);                   // back of the head
  d = join(d, egg(q, {-54, -6, 0}, {45, 36, 64}), 30);                   // nape
  d = join(d, limb(q, {-19, -2, 56}, {-11, -34, 52}, 15, 11), 14);       // behind the ears
  d = join(d, egg(q, {24, 0, 0}, {70, 66, 73}), 30);                     // temples
  d = join(d, egg(q, {52, -26, 0}, {49, 74, 57}), 34);                   // face
  d = join(d, egg(q, {46, -46, 22}, {44, 40, 38}), 34);                  // cheeks
  d = join(d, limb(q, {14, -66, 46}, {74, -94, 12}, 15, 16), 30);        // lower jaw
  d = join(d, egg(q, {84, -90, 0}, {24, 21, 20}), 28);                   // chin
  d = join(d, egg(q, {82, -52, 0}, {27, 24, 26}), 30);                   // mouth
  d = join(d, limb(q, {68, -8, 48}, {30, -6, 66}, 13, 8), 24);           // cheekbone
  d = join(d, limb(q, {90, 36, 10}, {78, 38, 38}, 11, 9), 26);           // brow
  d = carve(d, egg(q, {109, 13, 33}, {11, 13, 17}), 26);                 // eyes
  d = join(d, limb(q, {97, 22, 0}, {112, -14, 0}, 6, 8.5), 22);          // nose
  d = join(d, egg(q, {-8, 0, 75}, {14, 28, 8}, turned(0, 20, -10)), 9);  // ear
  return d;
}

double trunkField(const Vec& p) {
  static const Profile trunk(
      {
          {-8, 30, -72, 0, 78},
          {-40, 60, -94, 0, 130},
          {-80, 78, -110, 0, 148},
          {-120, 94, -121, 0, 154},
          {-160, 106, -126, 0, 155},
          {-200, 114, -125, 0, 153},
          {-250, 116, -117, 0, 149},
          {-300, 112, -107, 0, 145},
          {-350, 107, -100, 0, 141},
          {-400, 104, -99, 0, 141},
          {-440, 103, -103, 0, 146},
          {-480, 100, -110, 0, 152},
          {-520, 94, -117, 0, 157},
          {-560, 84, -121, 0, 159},
          {-600, 70, -118, 0, 153},
          {-640, 50, -98, 0, 138},
          {-660, 30, -66, 0, 108},
      },
      2.3);
  static const Profile neck({
      {118, 50, -50, 0, 56},
      {88, 64, -50, 0, 57},
      {60, 71, -52, 0, 57},
      {30, 66, -60, 0, 58},
      {0, 58, -72, 0, 64},
      {-30, 52, -84, 0, 78},
      {-60, 50, -94, 0, 90},
  });
  static const Vec acromial = jointOf("scapula_right");
  static const Vec ridge = acromial + Vec(-18, -6, -10), cap = acromial + Vec(-3, -18, 18);
  double d = trunk(p);
  d = join(d, neck(p), 40);
  d = join(d, limb(p, {-34, 22, 34}, ridge, 36, 24), 50);                         // upper trapezius
  d = join(d, limb(p, ridge, cap, 24, 26), 30);                                   // over the acromion
  d = join(d, limb(p, {42, -68, 60}, acromial + Vec(12, -42, -10), 30, 34), 50);  // below the collar bone
  d = join(d, egg(p, {-74, -120, 96}, {44, 96, 76}), 70);                         // over the shoulder blade
  d = join(d, egg(p, {-60, -606, 76}, {64, 78, 72}), 46);                         // buttock
  return d;
}

/// In the frame of the resting body.
double armField(const Vec& p) {
  static const Vec head = jointOf("humerus_right");
  static const Profile arm({
      {34, 26, -42, 0, 34},     {0, 46, -54, 3, 42},      {-40, 50, -54, 4, 44},   {-90, 50, -50, 2, 42},
      {-150, 48, -45, 0, 39},   {-200, 46, -42, -1, 37},  {-250, 42, -40, -3, 37}, {-294, 38, -38, -4, 38},
      {-335, 42, -36, -2, 39},  {-375, 41, -34, 0, 37},   {-430, 35, -29, 0, 32},  {-490, 29, -25, 0, 26},
      {-545, 28, -24, 0, 21},   {-575, 32, -29, -1, 19},  {-610, 40, -37, -3, 18}, {-650, 41, -39, -6, 16},
      {-690, 36, -35, -10, 14}, {-720, 26, -26, -14, 11}, {-742, 14, -15, -17, 7},
  });
  static const Profile palm({{-560, 24, -24, 0, 16}, {-600, 36, -34, -4, 17}, {-660, 36, -35, -7, 15}}, 2.6);
  const Vec q = p - head;
  double d = join(arm(q), palm(q), 12);
  const double thumb = std::min(limb(q, {22, -580, -6}, {45, -622, -16}, 15, 12.5),
                                limb(q, {45, -622, -16}, {50, -662, -22}, 12.5, 9.5));
  return join(d, thumb, 16);
}

double legField(const Vec& p) {
  static const Vec hip = jointOf("thigh_right");
  static const Profile leg({
      {60, 56, -60, 4, 60},    {0, 70, -86, 4, 76},     {-60, 78, -90, 2, 80},   {-120, 79, -84, -1, 79},
      {-180, 76, -76, -3, 76}, {-240, 71, -68, -4, 70}, {-300, 64, -61, -4, 63}, {-360, 57, -54, -4, 56},
      {-400, 55, -50, -4, 53}, {-430, 55, -49, -4, 53}, {-465, 49, -52, -4, 52}, {-510, 44, -63, -4, 54},
      {-560, 41, -69, -4, 55}, {-620, 37, -65, -4, 51}, {-690, 32, -54, -5, 43}, {-760, 29, -46, -6, 36},
      {-810, 30, -45, -7, 35}, {-850, 34, -48, -8, 37}, {-885, 36, -52, -8, 37},
  });
  static const Vec ankle = jointOf("foot_right");
  static const double floor = ankle.y() - 68.0;
  const Vec q = p - ankle;
  double foot = limb(q, {-46, -38, 0}, {-30, -20, 0}, 34, 30);                                // heel
  foot = join(foot, strap(q, {-30, -30, 2}, {104, -44, 4}, 42, 46, Vec::UnitY(), 0.62), 24);  // sole
  foot = join(foot, limb(q, {-6, 8, 0}, {84, -34, -2}, 36, 22), 30);                          // instep
  foot = join(foot, strap(q, {104, -48, 4}, {150, -52, 0}, 45, 37, Vec::UnitY(), 0.45), 18);  // toes
  foot = both(foot, floor - p.y(), 10);
  return join(leg(p - hip), foot, 34);
}

}  // namespace

const Eigen::Isometry3d& sculptedArm() {
  static const Eigen::Isometry3d motion = away(jointOf("humerus_right"), kArmAwayDeg);
  return motion;
}

const Eigen::Isometry3d& sculptedLeg() {
  static const Eigen::Isometry3d motion = away(jointOf("thigh_right"), kLegAwayDeg);
  return motion;
}

double outlineHead(const Vec& p) {
  return headField(p);
}

double outlineTrunk(const Vec& p) {
  return trunkField(p);
}

double outlineArm(const Vec& p) {
  static const Eigen::Isometry3d back = sculptedArm().inverse();
  return armField(back * p);
}

double outlineLeg(const Vec& p) {
  static const Eigen::Isometry3d back = sculptedLeg().inverse();
  return legField(back * p);
}

Clay outlineClay() {
  const auto field = [](const Vec& p) {
    const Vec q = mirroredRight(p);
    double d = join(outlineTrunk(q), outlineHead(q), 24);
    d = join(d, outlineArm(q), 56);
    return join(d, outlineLeg(q), 44);
  };
  return {"outline", field, {-160, -1500, -700}, {220, 300, 700}, 6.0, 9800, 10, 3900};
}

}  // namespace cervica::visualization::sculpt

#pragma once

#include <vector>

#include "visualization/muscles/shape.h"

/// The tables behind shapeOf: one function a muscle, right side, millimetres in the frames of the bones.
namespace cervica::visualization::shapes {

/// On the surface of a bone.
inline Site on(const char* bone, double x, double y, double z) {
  return {bone, {x, y, z}, true, {}, 0.0};
}
/// Beside a bone, moving with it; with `other` it follows that bone as well, by `share`.
inline Site by(const char* bone, double x, double y, double z, const char* other = "", double share = 0.0) {
  return {bone, {x, y, z}, false, other, share};
}

std::vector<Belly> levatorScapulae();
std::vector<Belly> sternocleidomastoid();
std::vector<Belly> scalenes();
std::vector<Belly> suboccipitals();
std::vector<Belly> longusColli();
std::vector<Belly> longusCapitis();
std::vector<Belly> splenius();
std::vector<Belly> semispinalis();
std::vector<Belly> upperTrapezius();
std::vector<Belly> middleTrapezius();
std::vector<Belly> lowerTrapezius();
std::vector<Belly> rhomboids();
std::vector<Belly> serratusAnterior();
std::vector<Belly> pectoralisMinor();
std::vector<Belly> pectoralisMajor();

}  // namespace cervica::visualization::shapes

#pragma once

#include <optional>
#include <string>

#include <Eigen/Core>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// A line of sight in the body frame: from `origin`, m, along the unit vector `direction`.
struct Ray {
  Eigen::Vector3d origin = Eigen::Vector3d::Zero();
  Eigen::Vector3d direction = -Eigen::Vector3d::UnitZ();
};

/// Where a line of sight meets a body.
struct Hit {
  std::string body;       ///< Body::name
  Eigen::Vector3d point;  ///< body frame, m
  double distance = 0;    ///< from the ray's origin, m, not negative
};

/// Whether bodies of this kind can be pointed at: bones and muscles; outline and ghosts are looked through.
[[nodiscard]] bool pickable(Body::Kind kind);

/// The nearest bone or muscle of the shown layers that a ray meets, from outside or from inside; nothing when it meets
/// none. A millisecond or two; pure, thread safe.
[[nodiscard]] std::optional<Hit> pick(const Scene& scene, const Ray& ray, const Layers& layers = {});

}  // namespace cervica::visualization

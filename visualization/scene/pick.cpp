#include "visualization/scene/pick.h"

#include <cmath>
#include <limits>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

/// How far along the ray the triangle is met, in lengths of `direction`; nothing when the ray passes it by.
/// Moeller and Trumbore, "Fast, minimum storage ray/triangle intersection", 1997.
std::optional<double> meets(const Vector3d& origin, const Vector3d& direction, const Vector3d& a, const Vector3d& ab,
                            const Vector3d& ac) {
  const Vector3d across = direction.cross(ac);
  const double determinant = ab.dot(across);
  if (determinant == 0.0) return std::nullopt;
  const Vector3d from = origin - a;
  const double u = from.dot(across) / determinant;
  if (u < 0.0 || u > 1.0) return std::nullopt;
  const Vector3d upright = from.cross(ab);
  const double v = direction.dot(upright) / determinant;
  if (v < 0.0 || u + v > 1.0) return std::nullopt;
  const double along = ac.dot(upright) / determinant;
  if (along < 0.0) return std::nullopt;
  return along;
}

}  // namespace

bool pickable(Body::Kind kind) {
  return kind == Body::Kind::Bone || kind == Body::Kind::Muscle;
}

std::optional<Hit> pick(const Scene& scene, const Ray& ray, const Layers& layers) {
  const Body* nearest = nullptr;
  double distance = std::numeric_limits<double>::infinity();
  for (const Body& body : scene.bodies) {
    if (!pickable(body.kind) || !shows(layers, layerOf(body.kind))) continue;
    // In the frame of the mesh the direction is not of unit length, so that distances stay those of the body frame.
    const Eigen::Affine3d toMesh = body.pose.inverse();
    const Vector3d origin = toMesh * ray.origin, direction = toMesh.linear() * ray.direction;
    const auto& points = body.mesh->points;
    for (const auto& [i, j, k] : body.mesh->triangles) {
      const Vector3d a = points[i].cast<double>();
      const auto along = meets(origin, direction, a, points[j].cast<double>() - a, points[k].cast<double>() - a);
      if (along && *along < distance) {
        distance = *along;
        nearest = &body;
      }
    }
  }
  if (nearest == nullptr) return std::nullopt;
  return Hit{nearest->name, ray.origin + distance * ray.direction, distance};
}

}  // namespace cervica::visualization

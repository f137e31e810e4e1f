#include "visualization/anatomy/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <queue>
#include <vector>

#include <Eigen/Dense>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;
using Index = std::uint32_t;

/// Sum of squared distances to planes.
struct Quadric {
  Eigen::Matrix3d a = Eigen::Matrix3d::Zero();
  Vector3d b = Vector3d::Zero();
  double c = 0.0;

  void addPlane(const Vector3d& normal, const Vector3d& point, double weight) {
    const double d = -normal.dot(point);
    a += weight * normal * normal.transpose();
    b += weight * d * normal;
    c += weight * d * d;
  }
  void add(const Quadric& other) {
    a += other.a;
    b += other.b;
    c += other.c;
  }
  [[nodiscard]] double at(const Vector3d& p) const { return std::max(0.0, p.dot(a * p) + 2.0 * b.dot(p) + c); }
};

struct Collapse {
  double cost;
  Index keep, drop;
  std::uint32_t keepAge, dropAge;  ///< the edge is stale when an end has changed since
  Vector3d place;
  /// The cheapest first; equal costs by index, so that every run does the same.
  bool operator<(const Collapse& other) const {
    if (cost != other.cost) return cost > other.cost;
    return keep != other.keep ? keep > other.keep : drop > other.drop;
  }
};

class Decimation {
 public:
  explicit Decimation(const Mesh& mesh) : mesh_(mesh), triangles_(mesh.triangles), living_(mesh.triangles.size()) {
    const std::size_t n = mesh.points.size();
    places_.reserve(n);
    for (const auto& point : mesh.points) places_.emplace_back(point.cast<double>());
    for (const auto& normal : mesh.normals) normals_.emplace_back(normal.cast<double>());
    sources_.resize(n);
    for (std::size_t i = 0; i < n; ++i) sources_[i] = static_cast<Index>(i);
    quadrics_.resize(n);
    around_.resize(n);
    ages_.resize(n);
    gone_.resize(triangles_.size());
    for (std::size_t t = 0; t < triangles_.size(); ++t) addTriangle(t);
    holdBorders();
    for (std::size_t i = 0; i < n; ++i)
      for (const Index j : neighbours(static_cast<Index>(i)))
        if (i < j) offer(static_cast<Index>(i), j);
  }

  void reduceTo(std::size_t wanted) {
    while (living_ > wanted && !queue_.empty()) {
      const Collapse next = queue_.top();
      queue_.pop();
      if (ages_[next.keep] != next.keepAge || ages_[next.drop] != next.dropAge) continue;
      if (sound(next)) collapse(next);
    }
  }

  [[nodiscard]] Mesh result() const {
    constexpr Index kUnused = ~Index{0};
    Mesh out;
    out.name = mesh_.name;
    out.binding.bones = mesh_.binding.bones;
    std::vector<Index> renumbered(places_.size(), kUnused);
    const auto number = [&](Index i) {
      if (renumbered[i] != kUnused) return renumbered[i];
      renumbered[i] = static_cast<Index>(out.points.size());
      out.points.emplace_back(places_[i].cast<float>());
      if (!normals_.empty()) out.normals.emplace_back(normals_[i].cast<float>());
      if (!mesh_.openness.empty()) out.openness.push_back(mesh_.openness[sources_[i]]);
      if (!mesh_.binding.empty()) out.binding.points.push_back(mesh_.binding.points[sources_[i]]);
      return renumbered[i];
    };
    for (std::size_t t = 0; t < triangles_.size(); ++t) {
      if (gone_[t] != 0) continue;
      const auto& [a, b, c] = triangles_[t];
      const Index first = number(a), second = number(b), third = number(c);
      out.triangles.push_back({first, second, third});
    }
    return out;
  }

 private:
  void addTriangle(std::size_t t) {
    const auto& [a, b, c] = triangles_[t];
    const Vector3d cross = (places_[b] - places_[a]).cross(places_[c] - places_[a]);
    const double twiceArea = cross.norm();
    for (const Index corner : {a, b, c}) around_[corner].push_back(static_cast<Index>(t));
    if (twiceArea <= 0.0) return;
    for (const Index corner : {a, b, c}) quadrics_[corner].addPlane(cross / twiceArea, places_[a], twiceArea);
  }

  /// Planes upright on border edges keep them in place.
  void holdBorders() {
    constexpr double kStiffness = 100.0;
    for (std::size_t t = 0; t < triangles_.size(); ++t) {
      for (std::size_t k = 0; k < 3; ++k) {
        const Index from = triangles_[t][k], to = triangles_[t][(k + 1) % 3];
        if (shared(from, to).size() != 1) continue;
        const Vector3d edge = places_[to] - places_[from];
        const Vector3d face = edge.cross(places_[triangles_[t][(k + 2) % 3]] - places_[from]);
        const Vector3d upright = edge.cross(face);
        if (upright.norm() <= 0.0) continue;
        for (const Index end : {from, to})
          quadrics_[end].addPlane(upright.normalized(), places_[from], kStiffness * edge.squaredNorm());
      }
    }
  }

  [[nodiscard]] std::vector<Index> neighbours(Index i) const {
    std::vector<Index> found;
    for (const Index t : around_[i])
      for (const Index corner : triangles_[t])
        if (corner != i) found.push_back(corner);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  /// The triangles on an edge.
  [[nodiscard]] std::vector<Index> shared(Index i, Index j) const {
    std::vector<Index> found;
    for (const Index t : around_[i])
      if (std::find(triangles_[t].begin(), triangles_[t].end(), j) != triangles_[t].end()) found.push_back(t);
    return found;
  }

  void offer(Index i, Index j) {
    Quadric sum = quadrics_[i];
    sum.add(quadrics_[j]);
    const Vector3d middle = 0.5 * (places_[i] + places_[j]);
    Vector3d best = middle;
    const double reach = (places_[i] - places_[j]).norm();
    // The best place of all, when it is well defined and near; else the best of ends and middle.
    const Eigen::FullPivLU<Eigen::Matrix3d> lu(sum.a);
    bool solved = false;
    if (lu.rcond() > 1e-4) {
      const Vector3d least = lu.solve(-sum.b);
      solved = (least - middle).norm() < 1.5 * reach;
      if (solved) best = least;
    }
    if (!solved)
      for (const Vector3d& place : {places_[i], places_[j]})
        if (sum.at(place) < sum.at(best)) best = place;
    // A little of the length: flat parts get even triangles.
    constexpr double kEvenness = 1e-6;
    queue_.push({sum.at(best) + kEvenness * std::pow(reach, 4.0), i, j, ages_[i], ages_[j], best});
  }

  [[nodiscard]] bool sound(const Collapse& step) const {
    const std::vector<Index> here = neighbours(step.keep), there = neighbours(step.drop);
    std::vector<Index> common;
    std::set_intersection(here.begin(), here.end(), there.begin(), there.end(), std::back_inserter(common));
    const std::size_t faces = shared(step.keep, step.drop).size();
    // The ends may have in common only the far corners of the edge's own triangles, or the surface would fold.
    if (faces == 0 || faces > 2 || common.size() != faces) return false;
    if (here.size() + there.size() < common.size() + 5) return false;  // nothing of a tetrahedron would be left
    return keepsFacing(step.keep, step.drop, step.place) && keepsFacing(step.drop, step.keep, step.place);
  }

  [[nodiscard]] bool keepsFacing(Index moved, Index other, const Vector3d& place) const {
    constexpr double kLeastCosine = 0.2;
    for (const Index t : around_[moved]) {
      const auto& corners = triangles_[t];
      if (std::find(corners.begin(), corners.end(), other) != corners.end()) continue;
      std::array<Vector3d, 3> before, after;
      for (std::size_t k = 0; k < 3; ++k) {
        before[k] = places_[corners[k]];
        after[k] = corners[k] == moved ? place : before[k];
      }
      const Vector3d was = (before[1] - before[0]).cross(before[2] - before[0]);
      const Vector3d is = (after[1] - after[0]).cross(after[2] - after[0]);
      if (was.dot(is) < kLeastCosine * was.norm() * is.norm() || is.norm() <= 0.0) return false;
    }
    return true;
  }

  void collapse(const Collapse& step) {
    const Index keep = step.keep, drop = step.drop;
    if ((step.place - places_[drop]).squaredNorm() < (step.place - places_[keep]).squaredNorm())
      sources_[keep] = sources_[drop];
    places_[keep] = step.place;
    if (!normals_.empty()) {
      const Vector3d sum = normals_[keep] + normals_[drop];
      if (sum.norm() > 1e-3) normals_[keep] = sum.normalized();
    }
    quadrics_[keep].add(quadrics_[drop]);
    for (const Index t : shared(keep, drop)) {
      gone_[t] = 1;
      --living_;
      for (const Index corner : triangles_[t]) std::erase(around_[corner], t);
    }
    for (const Index t : around_[drop]) {
      std::replace(triangles_[t].begin(), triangles_[t].end(), drop, keep);
      around_[keep].push_back(t);
    }
    around_[drop].clear();
    ++ages_[drop];
    ++ages_[keep];
    for (const Index neighbour : neighbours(keep)) offer(std::min(keep, neighbour), std::max(keep, neighbour));
  }

  const Mesh& mesh_;
  std::vector<std::array<Index, 3>> triangles_;
  std::size_t living_;
  std::vector<Vector3d> places_, normals_;
  std::vector<Index> sources_;  ///< whose openness and binding a point has
  std::vector<Quadric> quadrics_;
  std::vector<std::vector<Index>> around_;  ///< the living triangles round each point
  std::vector<std::uint32_t> ages_;
  std::vector<std::uint8_t> gone_;
  std::priority_queue<Collapse> queue_;
};

}  // namespace

Mesh decimated(const Mesh& mesh, std::size_t triangles) {
  Decimation decimation(mesh);
  decimation.reduceTo(triangles);
  return decimation.result();
}

}  // namespace cervica::visualization

#include "visualization/scene/bodies.h"

#include <algorithm>
#include <cstddef>

#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/bone_motions.h"
#include "visualization/muscles/muscle_mesh.h"
#include "visualization/scene/muscle_labels.h"

namespace cervica::visualization {
namespace {

using Eigen::Affine3d;
using Eigen::Vector3d;
using MeshPointer = std::shared_ptr<const Mesh>;

constexpr double kGhostOpacity = 0.26, kOutlineOpacity = 0.20;
constexpr double kSeenApart = 0.004;  ///< m; a ghost's bone that is nearer to its present place is left out

// The face, in the frames of skull and jaw, m: in front of the cheek bones' roots, up to the brows.
constexpr double kFaceFrom = 0.050, kFaceUpTo = 0.045;

/// Whether all bones that carry the mesh have moved as one: then it needs no bending.
bool movesAsOne(const Mesh& mesh, const BoneMotions& motions) {
  const auto& bones = mesh.binding.bones;
  return std::all_of(bones.begin(), bones.end(), [&](const std::string& bone) {
    return motions.at(bone).isApprox(motions.at(bones.front()), 1e-9);
  });
}

class BodyMaker {
 public:
  BodyMaker(const Pose& pose, const Vector3d& shift)
      : pose_(pose), shift_(Eigen::Translation3d(shift)), motions_(boneMotions(pose)) {}

  /// The body of a bone or of the outline, its surfaces in place.
  [[nodiscard]] Body of(const MeshPointer& full, const MeshPointer& moving) const {
    Body body;
    body.name = full->name;
    if (full->binding.empty()) {
      body.mesh = full;
      body.movingMesh = moving;
      body.pose = shift_ * pose_.bones.at(std::string(boneOf(full->name)));
    } else if (movesAsOne(*full, motions_)) {
      body.mesh = full;
      body.movingMesh = moving;
      body.pose = shift_ * motions_.at(full->binding.bones.front());
    } else {
      body.mesh = std::make_shared<const Mesh>(deformed(*full, motions_));
      if (moving == full)
        body.movingMesh = body.mesh;
      else if (moving != nullptr)
        body.movingMesh = std::make_shared<const Mesh>(deformed(*moving, motions_));
      body.pose = shift_;
    }
    return body;
  }

 private:
  const Pose& pose_;
  Affine3d shift_;
  BoneMotions motions_;
};

/// Whether a ghost's bone is seen to be elsewhere than the present one, by a sample of its points.
bool isElsewhere(const Body& ghost, const Body& now) {
  const Mesh& then = *ghost.mesh;
  const Mesh& today = *now.mesh;
  const std::size_t step = std::max<std::size_t>(1, then.points.size() / 40);
  for (std::size_t i = 0; i < std::min(then.points.size(), today.points.size()); i += step)
    if ((ghost.pose * then.points[i].cast<double>() - now.pose * today.points[i].cast<double>()).norm() > kSeenApart)
      return true;
  return false;
}

void addBones(Scene& scene, const BodyMaker& maker, const AnatomySet& anatomy, Detail detail, bool ghost) {
  const Palette& colors = palette(scene.scheme);
  const auto& bones = anatomy.bonesAt(detail);
  for (std::size_t i = 0; i < bones.size(); ++i) {
    Body body = maker.of(bones[i], anatomy.movingBones[i]);
    body.kind = ghost ? Body::Kind::Ghost : Body::Kind::Bone;
    body.color = ghost ? colors.ghost : colors.bone;
    body.opacity = ghost ? kGhostOpacity : 1.0;
    const auto now = std::find_if(scene.bodies.begin(), scene.bodies.end(), [&](const Body& other) {
      return other.kind == Body::Kind::Bone && other.name == body.name;
    });
    if (ghost && now != scene.bodies.end() && !isElsewhere(body, *now)) continue;
    scene.bodies.push_back(std::move(body));
  }
}

void addMuscle(Scene& scene, const Pose& pose, Muscle muscle, core::Side side, const Color& color, Detail detail) {
  Body body;
  body.name = nameOf(muscle, side);
  body.kind = Body::Kind::Muscle;
  body.movingMesh = muscleMesh(muscle, side, pose, Detail::Moving);
  body.mesh = detail == Detail::Full ? muscleMesh(muscle, side, pose, Detail::Full) : body.movingMesh;
  body.color = color;
  scene.bodies.push_back(std::move(body));
}

void addMuscles(Scene& scene, const Pose& pose, const SceneOptions& options) {
  const Palette& colors = palette(options.scheme);
  for (const auto& [which, state] : options.muscles)
    addMuscle(scene, pose, which.first, which.second, muscleColor(state, colors), options.detail);
  for (const Muscle muscle : options.working)
    for (const core::Side side : {core::Side::Left, core::Side::Right})
      if (!options.muscles.contains({muscle, side}))
        addMuscle(scene, pose, muscle, side, colors.muscleWorking, options.detail);
}

/// What labels keep off: a sample of the points of bones and muscles, and all of the face.
void sampleSurfaces(Scene& scene) {
  const auto counts = [](const Body& body) { return body.kind == Body::Kind::Bone || body.kind == Body::Kind::Muscle; };
  std::size_t points = 0;
  for (const Body& body : scene.bodies) points += counts(body) ? body.mesh->points.size() : 0;
  constexpr std::size_t kSamples = 8000;
  const std::size_t step = std::max<std::size_t>(1, points / kSamples);
  for (const Body& body : scene.bodies) {
    if (!counts(body)) continue;
    const bool head = body.kind == Body::Kind::Bone && (body.name == "skull" || body.name == "mandible");
    for (std::size_t i = 0; i < body.mesh->points.size(); ++i) {
      const Vector3d point = body.mesh->points[i].cast<double>();
      const bool face = head && i % 4 == 0 && point.x() > kFaceFrom && point.y() < kFaceUpTo;
      if (i % step != 0 && !face) continue;
      const Vector3d place = body.pose * point;
      if (i % step == 0) scene.occupied.push_back(place);
      if (face) scene.face.push_back(place);
    }
  }
}

}  // namespace

void addBodies(Scene& scene, const Pose& pose, const SceneOptions& options) {
  const auto& anatomy = options.anatomy ? *options.anatomy : *shippedAnatomySet();
  const BodyMaker maker(pose, Vector3d::Zero());
  if (options.layers.bones) addBones(scene, maker, anatomy, options.detail, false);
  if (options.layers.muscles) addMuscles(scene, pose, options);
  if (options.ghost && options.layers.bones) {
    const Vector3d shift = pose.landmarks.at("c7") - options.ghost->pose.landmarks.at("c7");
    addBones(scene, BodyMaker(options.ghost->pose, shift), anatomy, options.detail, true);
  }
  sampleSurfaces(scene);
  // After what is seen through it.
  if (options.layers.outline && anatomy.outlineAt(options.detail) != nullptr) {
    Body body = maker.of(anatomy.outlineAt(options.detail), anatomy.movingOutline);
    body.kind = Body::Kind::Outline;
    body.color = palette(options.scheme).skin;
    body.opacity = kOutlineOpacity;
    scene.bodies.push_back(std::move(body));
  }
}

}  // namespace cervica::visualization

#include "visualization/anatomy/bone_motions.h"

#include "visualization/pose/skeleton.h"

namespace cervica::visualization {

BoneMotions boneMotions(const Pose& pose) {
  BoneMotions motions;
  for (const Bone& bone : skeleton()) {
    const auto placed = pose.bones.find(bone.name);
    if (placed != pose.bones.end()) motions.emplace(bone.name, placed->second * bone.rest.inverse());
  }
  return motions;
}

}  // namespace cervica::visualization

#include "visualization/pose/posture_measures.h"

#include <cmath>
#include <map>
#include <string>

#include "core/base/contract.h"
#include "visualization/pose/pose.h"

namespace cervica::visualization {
namespace {

using core::Angle;
using Eigen::Vector3d;

/// Lean of a line from the upright in the side view; the upper end in front is positive.
Angle leanOf(const Vector3d& upper, const Vector3d& lower) {
  return Angle::radians(std::atan2(upper.x() - lower.x(), upper.y() - lower.y()));
}

/// A line from the inner to the outer end over the horizontal in the front view.
Angle riseOf(const Vector3d& inner, const Vector3d& outer) {
  return Angle::radians(std::atan2(outer.y() - inner.y(), std::abs(outer.z()) - std::abs(inner.z())));
}

}  // namespace

PostureAngles measurePosture(const std::map<std::string, Vector3d>& landmarks, core::Side photographed) {
  const auto at = [&](const std::string& name) -> const Vector3d& {
    const auto found = landmarks.find(name);
    CERVICA_EXPECTS(found != landmarks.end());
    return found->second;
  };
  const std::string near = photographed == core::Side::Right ? "_right" : "_left";
  const Vector3d& c7 = at("c7");
  const Vector3d toTragus = at("tragus" + near) - c7;
  const Vector3d toCanthus = at("canthus" + near) - at("tragus" + near);
  const Vector3d toC7 = c7 - at("acromion" + near);
  const Vector3d eyes = at("canthus_right") - at("canthus_left");
  const Vector3d shoulders = at("acromion_right") - at("acromion_left");
  return {{kCraniovertebralId, Angle::radians(std::atan2(toTragus.y(), toTragus.x()))},
          {kSagittalHeadId, Angle::radians(std::atan2(toCanthus.y(), toCanthus.x()))},
          {kShoulderC7Id, Angle::radians(std::atan2(toC7.y(), std::abs(toC7.x())))},
          {kHeadTiltId, Angle::radians(std::atan2(-eyes.y(), eyes.z()))},
          {kShoulderLineId, Angle::radians(std::atan2(-shoulders.y(), shoulders.z()))},
          {kKyphosisId, leanOf(at("t1"), at("t2")) - leanOf(at("t12"), at("l1"))},
          {kUpwardRotationRightId, riseOf(at("scapular_spine_root_right"), at("acromion_right"))},
          {kUpwardRotationLeftId, riseOf(at("scapular_spine_root_left"), at("acromion_left"))}};
}

}  // namespace cervica::visualization

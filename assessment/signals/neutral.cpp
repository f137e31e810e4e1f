#include "assessment/signals/neutral.h"

#include <Eigen/Dense>

#include <algorithm>
#include <numbers>

namespace cervica::assessment {

Quaternion averageRotation(std::span<const Quaternion> rotations) {
  CERVICA_EXPECTS(!rotations.empty());
  Eigen::Matrix4d sum = Eigen::Matrix4d::Zero();
  for (const Quaternion& q : rotations) {
    const Eigen::Vector4d column(q.w, q.x, q.y, q.z);
    sum.noalias() += column * column.transpose();
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix4d> solved(sum);
  const Eigen::Vector4d mean = solved.eigenvectors().col(3);  // the eigenvalues ascend
  const double sign = mean[0] < 0 ? -1 : 1;
  return {sign * mean[0], sign * mean[1], sign * mean[2], sign * mean[3]};
}

std::size_t neutralSamples(const Recording& recording) {
  const std::vector<double>& time = recording.timeS;
  return static_cast<std::size_t>(std::upper_bound(time.begin(), time.end(), time.front() + kNeutralS) - time.begin());
}

NeckFrame neutralFrame(const Recording& recording) {
  CERVICA_EXPECTS(!recording.head.empty());
  NeckFrame frame;
  if (recording.thorax.empty()) frame.reference = NeckFrame::Reference::World;
  std::vector<Quaternion> relative(neutralSamples(recording));
  for (std::size_t i = 0; i < relative.size(); ++i) {
    relative[i] = recording.thorax.empty() ? recording.head[i] : recording.thorax[i].inverse() * recording.head[i];
  }
  frame.neutral = averageRotation(relative);
  double spreadRad = 0;
  for (const Quaternion& one : relative) spreadRad = std::max(spreadRad, turnRad(one * frame.neutral.inverse()));
  frame.neutralSpreadDeg = spreadRad * 180 / std::numbers::pi;
  return frame;
}

}  // namespace cervica::assessment

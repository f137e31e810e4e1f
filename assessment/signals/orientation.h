#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "assessment/signals/quaternion.h"
#include "assessment/signals/recording.h"
#include "core/base/result.h"

namespace cervica::assessment {

/// How the head stands on the thorax, degrees, neutral = 0. Anatomical axes: X forward, Y up, Z right. The rotation is
/// Rz(flexion-extension) Rx(lateral flexion) Ry(axial rotation), the joint coordinate system of the ISB for the spine:
/// the first axis is fixed in the thorax, the last in the head. Any other sequence gives other numbers, even other
/// signs (worked example O3).
struct NeckAngles {
  double flexionExtensionDeg = 0;  ///< extension positive; (-180, 180]
  double lateralFlexionDeg = 0;    ///< to the right positive; [-90, 90]
  double axialRotationDeg = 0;     ///< to the left positive; (-180, 180]
  bool operator==(const NeckAngles&) const = default;
};

/// The angles of a rotation in anatomical axes; the same for q and -q. At 90 degrees of lateral flexion (twice what a
/// neck can) the first and last axis are one: there all of their turn is called flexion-extension, none axial rotation.
/// Close to it those two grow as uncertain as the sensor's noise over cos(lateral flexion).
[[nodiscard]] NeckAngles neckAngles(const Quaternion& movement);

/// The rotation of these angles: the inverse of `neckAngles`.
[[nodiscard]] Quaternion rotationOf(const NeckAngles& angles);

/// The rotation nearest to all of them: the eigenvector of the largest eigenvalue of the sum of q q^T, so q and -q
/// weigh the same (F. L. Markley et al., Averaging quaternions, J Guid Control Dyn 30:1193, 2007). \pre
/// !rotations.empty(), all of length one
[[nodiscard]] Quaternion averageRotation(std::span<const Quaternion> rotations);

/// What turns a pair of sensor orientations into the movement of the neck: M = A^T (R Rn^T) A with R the head's
/// rotation as the reference sees it, Rn that rotation in neutral (post-multiplied, worked example O4: neither taking
/// the neutral off first nor subtracting angles is right), A the anatomical axes as the reference has them. How the
/// head's sensor is mounted drops out. A handful of multiplications, nothing allocated: for live samples as for
/// recordings.
struct NeckFrame {
  /// Against what the head moves.
  enum class Reference {
    Thorax,      ///< the thorax sensor
    World,       ///< one sensor only: the world, whose axes are the anatomical ones
    NeutralHead  ///< one sensor only, and the world's axes are not anatomical: the head's own axes in neutral
  };
  Reference reference = Reference::Thorax;
  Quaternion fixed;             ///< takes the place of the thorax sensor's orientation without one
  Quaternion neutral;           ///< Rn
  Quaternion anatomical;        ///< A: anatomical axes to the reference's axes
  double neutralSpreadDeg = 0;  ///< largest departure from neutral while it was taken: how still the person sat

  [[nodiscard]] Quaternion movement(const Quaternion& head, const Quaternion& thorax) const {
    return anatomical.inverse() * (thorax.inverse() * head * neutral.inverse()) * anatomical;
  }
  [[nodiscard]] Quaternion movement(const Quaternion& head) const { return movement(head, fixed); }
};

/// How long the neutral position is taken, from the first sample on.
inline constexpr double kNeutralS = 2.0;

/// Without thorax the world's axes count as anatomical when the neutral head stands within this of them: nobody sits
/// further askew, while a sensor's heading is anywhere. Our choice.
inline constexpr double kAnatomicalWorldDeg = 30;

/// The frame of sensors mounted with X forward, Y up, Z right on head and thorax alike; neutral is the average of the
/// first kNeutralS. \return an Error when the recording has no orientations
[[nodiscard]] core::Result<NeckFrame> anatomicalFrame(const Recording& recording);

/// Which axis of the world that the sensors report in points up.
enum class WorldUp { Y, Z };

/// How the anatomical axes are known: the sensors are mounted along them (anatomicalFrame), or anyhow
/// (alignByGravityAndNods).
enum class Alignment { Anatomical, GravityNod };

/// The frame of sensors mounted anyhow.
struct NodAlignment {
  NeckFrame frame;
  std::size_t firstFree = 0;  ///< index of the first sample after the third nod: what is measured starts here
  double nodShare = 0;        ///< share of the nods' turning that was about their one axis, (1/3, 1]
  double nodTiltDeg = 0;      ///< of the nods' axis out of the horizontal, before it was levelled; 0 to 90
};

/// Finds the anatomical axes from the first kNeutralS upright and still, which give up (against gravity) and neutral,
/// and three nods after them, each beginning with flexion, whose common axis, levelled, is right. A nod is a turn of
/// more than kNodDeg towards flexion and back below half of that. \param up  the world's axis against gravity; the
/// recording does not say it \return    an Error when there are no orientations, the first two seconds were not still
/// (kStillDeg), there are not
///            three nods, or their axis is no common one (kNodShare) or not horizontal (kNodTiltDeg: another axis of
///            the world may be up)
[[nodiscard]] core::Result<NodAlignment> alignByGravityAndNods(const Recording& recording, WorldUp up = WorldUp::Y);

/// Limits of the alignment, all our choice.
inline constexpr double kNodDeg = 10;
inline constexpr double kStillDeg = 5;
inline constexpr double kNodShare = 0.8;
inline constexpr double kNodTiltDeg = 30;

/// The angles of every sample from `first` on. \pre the recording has the orientations the frame was made from
[[nodiscard]] std::vector<NeckAngles> neckAngles(const Recording& recording, const NeckFrame& frame,
                                                 std::size_t first = 0);

}  // namespace cervica::assessment

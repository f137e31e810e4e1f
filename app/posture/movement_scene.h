#pragma once

#include <vector>

#include "assessment/signals/orientation.h"
#include "assessment/signals/recording.h"
#include "core/base/result.h"
#include "visualization/pose/movement.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

/// The head's angles of a recording, for the model.
/// \param timeS  strictly increasing, as many as `angles`
[[nodiscard]] std::vector<visualization::HeadSample> headSamples(const std::vector<double>& timeS,
                                                                 const std::vector<assessment::NeckAngles>& angles);

/// The same from a recording of the head's orientation.
/// \return an Error when the recording has no orientations or its axes cannot be found
[[nodiscard]] core::Result<std::vector<visualization::HeadSample>> headSamples(
    const assessment::Recording& recording, assessment::Alignment alignment = assessment::Alignment::Anatomical,
    assessment::WorldUp up = assessment::WorldUp::Y);

/// A recorded movement of the head on a person's posture, with the angles of the moment as arcs. A value.
class RecordedMovement {
 public:
  using Seconds = visualization::Movement::Seconds;

  /// \param options  how the person is shown: muscles, anatomy, texts; angles of the posture and a ghost are left out
  /// \pre !samples.empty(), times strictly increasing
  RecordedMovement(const visualization::PostureInput& posture, std::vector<visualization::HeadSample> samples,
                   visualization::SceneOptions options = {});

  [[nodiscard]] Seconds duration() const { return movement_.duration(); }
  /// The head at a time in [0, duration], counted from the first sample. The camera of a view is the same at all times.
  /// \param detail  Moving: for the frames of an animation, some milliseconds each
  [[nodiscard]] visualization::Scene at(Seconds time, visualization::View view, visualization::Scheme scheme,
                                        visualization::Detail detail = visualization::Detail::Full) const;

 private:
  visualization::Pose posture_;
  visualization::Movement movement_;
  visualization::SceneOptions options_;
  std::vector<Eigen::Vector3d> reach_;
};

}  // namespace cervica::app

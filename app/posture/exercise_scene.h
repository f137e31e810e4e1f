#pragma once

#include <string>
#include <vector>

#include "protocols/exercise_library.h"
#include "visualization/pose/movement.h"
#include "visualization/render/image.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

/// How an exercise of the catalogue moves, for the model. The hold is that of its dose.
/// \pre exercise.animation (techniques have none)
[[nodiscard]] visualization::ExerciseMotion motionOf(const protocols::Exercise& exercise);

/// From where an exercise is best seen: across the plane that most of it moves in, and from the side where it does not
/// move.
[[nodiscard]] visualization::View bestView(const protocols::Exercise& exercise);

/// An exercise as a moving figure: bones and outline, the muscles that it is for in their own colour, the whole body in
/// one frame from start to end. A value.
class ExerciseFigure {
 public:
  using Seconds = visualization::Movement::Seconds;

  /// \param library   names the muscles
  /// \param anatomy   as in SceneOptions
  /// \pre exercise.animation
  ExerciseFigure(const protocols::Exercise& exercise, const protocols::ExerciseLibrary& library,
                 const visualization::BodySize& size = {}, visualization::SceneTexts texts = {},
                 std::shared_ptr<const visualization::AnatomySet> anatomy = nullptr);

  /// Of one round, out, held and back; with the other side where it is mirrored.
  [[nodiscard]] Seconds duration() const { return movement_.duration(); }
  /// When the end of the movement is reached.
  [[nodiscard]] Seconds end() const { return end_; }
  [[nodiscard]] visualization::View view() const { return view_; }

  /// The figure at a time in [0, duration]. The camera of a view is the same at all times.
  /// \param detail  Moving: for the frames of an animation, some milliseconds each
  [[nodiscard]] visualization::Scene at(Seconds time, visualization::View view, visualization::Scheme scheme,
                                        visualization::Detail detail = visualization::Detail::Full) const;

  /// The muscles it is for, in the catalogue's words, and those of them that the model does not have.
  [[nodiscard]] const std::vector<std::string>& targets() const { return targets_; }
  [[nodiscard]] const std::vector<std::string>& targetsNotShown() const { return targetsNotShown_; }

 private:
  visualization::Movement movement_;
  Seconds end_{0};
  visualization::View view_;
  visualization::SceneOptions options_;
  std::vector<visualization::Pose> extremes_;
  std::vector<std::string> targets_, targetsNotShown_;
};

/// The exercise for print: its start, an arrow and its end; beside each other or, for a body that lies, one below the
/// other.
/// \param pixelScale  of lines and text, 1 at 96 dpi
/// \throws core::Failure(Graphics) when nothing can be drawn on this machine
/// \note from the main thread only
[[nodiscard]] visualization::Image exercisePicture(const ExerciseFigure& figure, visualization::View view, int width,
                                                   int height, double pixelScale,
                                                   visualization::Scheme scheme = visualization::Scheme::Light);

}  // namespace cervica::app

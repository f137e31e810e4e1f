#include "app/desktop/programme/exercise_clip.h"

#include <utility>

namespace cervica::app {

MotionClip clipOf(std::shared_ptr<const ExerciseFigure> figure, const QString& description) {
  MotionClip clip;
  clip.seconds = figure->duration().count();
  clip.view = figure->view();
  clip.description = description;
  clip.sceneAt = [figure = std::move(figure)](double seconds, visualization::View view, visualization::Detail detail) {
    return figure->at(ExerciseFigure::Seconds(seconds), view, shownScheme(), detail);
  };
  return clip;
}

}  // namespace cervica::app

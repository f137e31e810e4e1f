#pragma once

#include <QImage>
#include <QPainter>

#include "app/desktop/programme/exercise_sheet.h"

namespace cervica::app {

/// A page to take along: the exercise's name, its picture from start to end, the muscles it works on, the steps and
/// when to stop. No dose: that is the programme's.
/// \param resolution  of the painter's device, dots per inch
/// \param page        where to paint, dots
/// \param picture     start and end side by side
void paintExercisePage(QPainter& painter, int resolution, const QRectF& page, const ExerciseSheet& sheet,
                       const QImage& picture);

/// The size in which the picture is drawn for print, pixels.
inline constexpr QSize kPrintPictureSize(2000, 1100);
/// Lines and text of it, 1 at 96 dpi.
inline constexpr double kPrintPictureScale = 2.6;

/// "small_nod_lying_down": the name of a file for a picture of it.
[[nodiscard]] QString fileNameOf(const ExerciseSheet& sheet);

}  // namespace cervica::app

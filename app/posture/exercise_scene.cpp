#include "app/posture/exercise_scene.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <utility>

#include "app/posture/muscle_findings.h"
#include "core/base/contract.h"
#include "visualization/render/offscreen.h"

namespace cervica::app {
namespace {

using protocols::PoseAngle;
using visualization::View;

static_assert(protocols::kPoseAngleCount == visualization::kBodyAngleCount);

visualization::BodyPosition positionOf(protocols::BodyPosition position) {
  switch (position) {
    case protocols::BodyPosition::Standing:
      return visualization::BodyPosition::Standing;
    case protocols::BodyPosition::Sitting:
      return visualization::BodyPosition::Sitting;
    case protocols::BodyPosition::Supine:
      return visualization::BodyPosition::Supine;
    case protocols::BodyPosition::CrookLying:
      return visualization::BodyPosition::CrookLying;
    case protocols::BodyPosition::Prone:
      return visualization::BodyPosition::Prone;
    case protocols::BodyPosition::SideLying:
      return visualization::BodyPosition::SideLying;
    case protocols::BodyPosition::Quadruped:
      return visualization::BodyPosition::Quadruped;
    case protocols::BodyPosition::Wall:
      return visualization::BodyPosition::Wall;
  }
  return visualization::BodyPosition::Standing;
}

visualization::MovingSide sideOf(protocols::Animation::MovingSide side) {
  switch (side) {
    case protocols::Animation::MovingSide::Both:
      return visualization::MovingSide::Both;
    case protocols::Animation::MovingSide::Left:
      return visualization::MovingSide::Left;
    case protocols::Animation::MovingSide::Right:
      return visualization::MovingSide::Right;
  }
  return visualization::MovingSide::Both;
}

/// How much of the movement is in the planes that the angles turn in.
double moved(const protocols::Animation& animation, std::initializer_list<PoseAngle> angles) {
  double sum = 0.0;
  for (const PoseAngle angle : angles) sum += std::abs(animation.end[angle] - animation.start[angle]);
  return sum;
}

}  // namespace

visualization::ExerciseMotion motionOf(const protocols::Exercise& exercise) {
  CERVICA_EXPECTS(exercise.animation.has_value());
  const protocols::Animation& animation = *exercise.animation;
  visualization::ExerciseMotion motion;
  motion.position = positionOf(animation.position);
  motion.endPosition = positionOf(animation.endPosition);
  motion.support = animation.support.find("couch") != std::string::npos ? visualization::Support::Couch
                                                                        : visualization::Support::Floor;
  motion.movingSide = sideOf(animation.movingSide);
  motion.mirrorOtherSide = animation.mirrorOtherSide;
  motion.out = visualization::Movement::Seconds(animation.secondsOut);
  motion.hold = visualization::Movement::Seconds(exercise.dose ? exercise.dose->holdSeconds : 0.0);
  motion.back = visualization::Movement::Seconds(animation.secondsBack);
  motion.start = animation.start.values;
  motion.end = animation.end.values;
  return motion;
}

View bestView(const protocols::Exercise& exercise) {
  CERVICA_EXPECTS(exercise.animation.has_value());
  const protocols::Animation& animation = *exercise.animation;
  const double sagittal =
      moved(animation, {PoseAngle::CervicalFlexion, PoseAngle::CraniocervicalFlexion, PoseAngle::HeadTranslation,
                        PoseAngle::ThoracicExtension, PoseAngle::ShoulderFlexion, PoseAngle::TrunkLean,
                        PoseAngle::HipFlexion, PoseAngle::KneeFlexion});
  const double frontal = moved(animation, {PoseAngle::CervicalLateralFlexion, PoseAngle::ShoulderAbduction,
                                           PoseAngle::ScapularDepression, PoseAngle::ScapularUpwardRotation});
  const double across = moved(animation, {PoseAngle::CervicalRotation, PoseAngle::ShoulderHorizontalAbduction,
                                          PoseAngle::ShoulderExternalRotation, PoseAngle::ScapularRetraction});
  const bool upright = animation.position == protocols::BodyPosition::Standing ||
                       animation.position == protocols::BodyPosition::Sitting ||
                       animation.position == protocols::BodyPosition::Wall;
  if (across > std::max(sagittal, frontal)) return View::Oblique;
  if (frontal > sagittal) return upright ? View::Anterior : View::Oblique;
  return View::Lateral;
}

ExerciseFigure::ExerciseFigure(const protocols::Exercise& exercise, const protocols::ExerciseLibrary& library,
                               const visualization::BodySize& size, visualization::SceneTexts texts,
                               std::shared_ptr<const visualization::AnatomySet> anatomy)
    : movement_(visualization::Movement::ofExercise(motionOf(exercise), size)),
      end_(motionOf(exercise).out),
      view_(bestView(exercise)) {
  options_.layers = {.bones = true, .muscles = true, .outline = true, .annotations = false, .arcs = false};
  options_.wholeBody = true;
  options_.texts = std::move(texts);
  options_.anatomy = std::move(anatomy);
  options_.caption = options_.texts.captionFigure;
  for (const std::string& target : exercise.targets) {
    const protocols::Muscle* muscle = library.muscle(target);
    const std::string& name = muscle == nullptr ? target : muscle->label;
    targets_.push_back(name);
    const auto muscles = musclesOf(target);
    options_.working.insert(muscles.begin(), muscles.end());
    if (muscles.empty()) targetsNotShown_.push_back(name);
  }
  constexpr int kLooks = 8;
  for (int i = 0; i <= kLooks; ++i) extremes_.push_back(movement_.at(movement_.duration() * i / kLooks));
  extremes_.push_back(movement_.at(end_));
}

visualization::Scene ExerciseFigure::at(Seconds time, View view, visualization::Scheme scheme,
                                        visualization::Detail detail) const {
  visualization::SceneOptions options = options_;
  options.view = view;
  options.scheme = scheme;
  options.detail = detail;
  visualization::Scene scene = visualization::buildScene(movement_.at(time), options);
  scene.camera = visualization::cameraForBody(view, extremes_);
  return scene;
}

visualization::Image exercisePicture(const ExerciseFigure& figure, View view, int width, int height, double pixelScale,
                                     visualization::Scheme scheme) {
  CERVICA_EXPECTS(width >= 2 && height >= 1);
  visualization::Image picture;
  picture.width = width;
  picture.height = height;
  picture.rgb.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3, 255);
  const int half = width / 2;
  int left = 0;
  for (const ExerciseFigure::Seconds time : {ExerciseFigure::Seconds(0), figure.end()}) {
    visualization::Scene scene = figure.at(time, view, scheme);
    if (left > 0)
      std::erase_if(scene.labels, [](const auto& label) { return label.kind == visualization::Label::Kind::Caption; });
    const int panelWidth = left == 0 ? half : width - half;
    const visualization::Image panel = visualization::renderOffscreen(scene, panelWidth, height, pixelScale);
    for (int row = 0; row < height; ++row)
      std::memcpy(
          &picture
               .rgb[(static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(left)) *
                    3],
          &panel.rgb[static_cast<std::size_t>(row) * static_cast<std::size_t>(panelWidth) * 3],
          static_cast<std::size_t>(panelWidth) * 3);
    left = half;
  }

  QImage canvas(picture.rgb.data(), width, height, 3 * width, QImage::Format_RGB888);
  QPainter painter(&canvas);
  painter.setRenderHint(QPainter::Antialiasing);
  const visualization::Color& ink = visualization::palette(scheme).textWeak;
  const double reach = 15 * pixelScale, x = half, y = 0.5 * height;
  painter.setPen(Qt::NoPen);
  painter.setBrush(
      QColor::fromRgbF(static_cast<float>(ink.red), static_cast<float>(ink.green), static_cast<float>(ink.blue)));
  QPainterPath arrow;
  arrow.addRect(QRectF(x - reach, y - 0.09 * reach, 1.4 * reach, 0.18 * reach));
  arrow.addPolygon(
      QPolygonF({{x + reach, y}, {x + 0.35 * reach, y - 0.42 * reach}, {x + 0.35 * reach, y + 0.42 * reach}}));
  arrow.setFillRule(Qt::WindingFill);
  painter.drawPath(arrow);
  painter.end();
  return picture;
}

}  // namespace cervica::app

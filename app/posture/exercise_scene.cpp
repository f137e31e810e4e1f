#include "app/posture/exercise_scene.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <array>
#include <cmath>
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

/// An arrow round `middle`, to the right or downwards.
void drawArrow(QPainter& painter, const QPointF& middle, bool right, double reach, const visualization::Color& ink) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(middle);
  if (!right) painter.rotate(90);
  painter.setPen(Qt::NoPen);
  painter.setBrush(
      QColor::fromRgbF(static_cast<float>(ink.red), static_cast<float>(ink.green), static_cast<float>(ink.blue)));
  painter.drawRect(QRectF(-reach, -0.09 * reach, 1.4 * reach, 0.18 * reach));
  painter.drawPolygon(QPolygonF({{reach, 0}, {0.35 * reach, -0.42 * reach}, {0.35 * reach, 0.42 * reach}}));
  painter.restore();
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
  CERVICA_EXPECTS(width >= 2 && height >= 2);
  const std::array<visualization::Scene, 2> scenes{figure.at(ExerciseFigure::Seconds(0), view, scheme),
                                                   figure.at(figure.end(), view, scheme)};
  // Side by side or one above the other, whichever shows the figure larger.
  const visualization::Camera& camera = scenes[0].camera;
  const auto sizeIn = [&](int panelWidth, int panelHeight) {
    return std::min(panelWidth / camera.halfWidth, panelHeight / camera.halfHeight);
  };
  const bool beside = sizeIn(width / 2, height) >= sizeIn(width, height / 2);

  QImage canvas(width, height, QImage::Format_RGB888);
  QPainter painter(&canvas);
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    visualization::Scene scene = scenes[i];
    if (i == (beside ? 1U : 0U))  // said once, at the lower left
      std::erase_if(scene.labels, [](const auto& label) { return label.kind == visualization::Label::Kind::Caption; });
    const int left = beside && i == 1 ? width / 2 : 0, top = !beside && i == 1 ? height / 2 : 0;
    const int panelWidth = beside ? (i == 0 ? width / 2 : width - width / 2) : width;
    const int panelHeight = beside ? height : (i == 0 ? height / 2 : height - height / 2);
    const visualization::Image panel = visualization::renderOffscreen(scene, panelWidth, panelHeight, pixelScale);
    painter.drawImage(left, top,
                      QImage(panel.rgb.data(), panel.width, panel.height, 3 * panel.width, QImage::Format_RGB888));
  }
  drawArrow(painter, {0.5 * width, 0.5 * height}, beside, 15 * pixelScale, visualization::palette(scheme).textWeak);
  painter.end();

  visualization::Image picture;
  picture.width = width;
  picture.height = height;
  picture.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  for (int row = 0; row < height; ++row)
    picture.rgb.insert(picture.rgb.end(), canvas.constScanLine(row), canvas.constScanLine(row) + 3 * width);
  return picture;
}

}  // namespace cervica::app

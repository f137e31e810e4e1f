#include "app/desktop/examination/live_model.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

#include "app/desktop/examination/examination.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "visualization/pose/posture_input.h"
#include "visualization/qt/posture_view.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

using look::px;

namespace {

visualization::NeckAngles forModel(const assessment::NeckAngles& angles) {
  return {core::Angle::degrees(-angles.flexionExtensionDeg), core::Angle::degrees(angles.lateralFlexionDeg),
          core::Angle::degrees(-angles.axialRotationDeg)};
}

visualization::View viewOf(LiveModelState::SeenFrom from) {
  switch (from) {
    case LiveModelState::SeenFrom::Right:
      return visualization::View::Lateral;
    case LiveModelState::SeenFrom::Front:
      return visualization::View::Anterior;
    case LiveModelState::SeenFrom::Above:
      return visualization::View::Posterior;
  }
  return visualization::View::Lateral;
}

/// Looks down on the head, the face upwards in the picture, as the examiner stands behind the patient.
visualization::Camera fromAbove(const visualization::Pose& posture) {
  constexpr double kHalf = 0.24;  // m: head and shoulders
  visualization::Camera camera;
  camera.focus = posture.landmarks.at("c7");
  camera.towards = -Eigen::Vector3d::UnitY();
  camera.up = Eigen::Vector3d::UnitX();
  camera.halfHeight = camera.halfWidth = kHalf * posture.scale;
  return camera;
}

}  // namespace

LiveModel::LiveModel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("liveModel"));
  setAccessibleName(tr("Model of the patient"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  view_ = new visualization::PostureView;
  view_->setFocusPolicy(Qt::NoFocus);  // the keys are the examiner's
  column->addWidget(view_, 1);
  words_ = look::makeLabel({}, look::TextSize::Caption, look::Tone::Second);
  words_->setWordWrap(true);
  words_->setContentsMargins(px(8), px(4), px(8), px(4));
  column->addWidget(words_);
  connect(&look::Theme::instance(), &look::Theme::changed, this, [this] { draw(false); });
}

void LiveModel::setPatient(const core::Visit& visit, const core::Catalogue& catalogue) {
  posture_ = visualization::solvePose(visualization::postureFrom(visit, catalogue));
  draw(true);
}

bool LiveModel::usable() const {
  return view_->graphicsUsable();
}

void LiveModel::show(const LiveModelState& state) {
  if (state == state_) return;
  const bool newCamera = state.seenFrom != state_.seenFrom;
  state_ = state;
  words_->setText(liveModelWords(state_));
  view_->setAccessibleDescription(words_->text());
  if (newCamera) return draw(true);
  constexpr double kShortestS = 1.0 / kMostPerSecond;
  const double left = drawnS_ + kShortestS - steadySeconds();
  if (left <= 0) return draw(false);
  if (std::exchange(waits_, true)) return;
  QTimer::singleShot(static_cast<int>(left * 1000) + 1, this, [this] {
    waits_ = false;
    draw(false);
  });
}

void LiveModel::draw(bool newCamera) {
  if (!posture_ || !isVisible()) return;
  drawnS_ = steadySeconds();
  const visualization::Pose pose = visualization::turned(*posture_, forModel(state_.angles));
  visualization::SceneOptions options;
  options.view = viewOf(state_.seenFrom);
  options.layers = {.bones = true, .muscles = false, .outline = false, .annotations = false, .arcs = false};
  options.scheme = look::Theme::instance().scheme() == look::Scheme::Dark ? visualization::Scheme::Dark
                                                                          : visualization::Scheme::Light;
  visualization::Scene scene = visualization::buildScene(pose, options);
  std::erase_if(scene.labels, [](const auto& label) { return label.kind == visualization::Label::Kind::Caption; });
  if (!newCamera) return view_->showFrame(scene);
  // The camera is that of the resting posture, so that the picture stays while the head moves.
  scene.camera = state_.seenFrom == LiveModelState::SeenFrom::Above ? fromAbove(*posture_)
                                                                    : visualization::cameraFor(options.view, *posture_);
  view_->setSceneSource([scene](visualization::View) { return scene; });
  view_->setView(options.view);
}

void LiveModel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  draw(true);
}

}  // namespace cervica::app

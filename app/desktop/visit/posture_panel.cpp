#include "app/desktop/visit/posture_panel.h"

#include "app/desktop/visit/wording.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/posture/visit_scene.h"
#include "visualization/pose/pose.h"
#include "visualization/qt/posture_view.h"
#include "visualization/scene/scene.h"

#include <algorithm>
#include <iterator>

namespace cervica::app {

namespace {

constexpr visualization::View kViews[] = {visualization::View::Lateral, visualization::View::Anterior,
                                          visualization::View::Posterior, visualization::View::Oblique};

// What the picture shows, in words: the measured angles.
QString description(const visualization::Pose& pose) {
  const auto angle = pose.asked.find("posture.craniovertebral_angle");
  if (angle == pose.asked.end())
    return PosturePanel::tr("The craniovertebral angle is not measured: the head is shown at rest.");
  return PosturePanel::tr("Craniovertebral angle %1 deg").arg(number(angle->second.inDegrees(), 1));
}

}  // namespace

PosturePanel::PosturePanel(const QString& title, QWidget* parent) : Panel(title, parent) {
  setObjectName(QStringLiteral("posturePanel"));
  views_ = new look::SegmentedControl(tr("Seen from"), {tr("Lateral"), tr("Anterior"), tr("Posterior"), tr("Oblique")});
  views_->setCurrent(0);
  addToHeading(views_);
  view_ = new visualization::PostureView;
  body()->addWidget(view_, 1);
  connect(views_, &look::SegmentedControl::chosen, this, [this](int index) { view_->setView(kViews[index]); });
  connect(view_, &visualization::PostureView::viewChanged, this, [this](visualization::View view) {
    views_->setCurrent(static_cast<int>(std::find(std::begin(kViews), std::end(kViews), view) - std::begin(kViews)));
  });
  connect(&look::Theme::instance(), &look::Theme::changed, this, &PosturePanel::draw);
}

void PosturePanel::showVisit(const core::Visit& visit, const std::optional<core::Visit>& earlier,
                             const core::Catalogue& catalogue) {
  if (visit_ && *visit_ == visit && earlier_ == earlier) return;
  visit_ = visit;
  earlier_ = earlier;
  catalogue_ = &catalogue;
  draw();
}

void PosturePanel::draw() {
  if (!visit_ || catalogue_ == nullptr) return;
  const auto pose = visualization::solvePose(visualization::postureFrom(*visit_, *catalogue_));
  auto options = sceneOptionsFor(*visit_, core::score(*visit_, *catalogue_), *catalogue_, earlier_);
  const bool dark = look::Theme::instance().scheme() == look::Scheme::Dark;
  options.scheme = dark ? visualization::Scheme::Dark : visualization::Scheme::Light;
  view_->setSceneSource([pose, options](visualization::View view) {
    auto seen = options;
    seen.view = view;
    return visualization::buildScene(pose, seen);
  });
  view_->setAccessibleDescription(description(pose));
}

}  // namespace cervica::app

#include "app/desktop/visit/posture_panel.h"

#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/posture/visit_scene.h"
#include "visualization/pose/pose.h"
#include "visualization/qt/posture_view.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

namespace {

constexpr visualization::View kViews[] = {visualization::View::Lateral, visualization::View::Anterior,
                                          visualization::View::Posterior, visualization::View::Oblique};

}  // namespace

PosturePanel::PosturePanel(const QString& title, QWidget* parent) : Panel(title, parent) {
  setObjectName(QStringLiteral("posturePanel"));
  views_ = new look::SegmentedControl(tr("Seen from"), {tr("Lateral"), tr("Anterior"), tr("Posterior"), tr("Oblique")});
  views_->setCurrent(0);
  addToHeading(views_);
  view_ = new visualization::PostureView;
  view_->setAccessibleName(tr("Posture in 3D"));
  body()->addWidget(view_, 1);
  connect(views_, &look::SegmentedControl::chosen, this, &PosturePanel::draw);
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
  const auto scores = core::score(*visit_, *catalogue_);
  auto options = sceneOptionsFor(*visit_, scores, *catalogue_, earlier_);
  options.view = kViews[std::max(0, views_->current())];
  options.scheme = look::Theme::instance().scheme() == look::Scheme::Dark ? visualization::Scheme::Dark
                                                                          : visualization::Scheme::Light;
  view_->setScene(
      visualization::buildScene(visualization::solvePose(visualization::postureFrom(*visit_, *catalogue_)), options));
}

}  // namespace cervica::app

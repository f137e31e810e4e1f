#include "app/desktop/visit/movement_panel.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/desktop/motion/motion_view.h"
#include "app/look/button.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "visualization/qt/posture_view.h"

namespace cervica::app {

namespace {

constexpr visualization::View kViews[] = {visualization::View::Lateral, visualization::View::Anterior,
                                          visualization::View::Posterior, visualization::View::Oblique};

}  // namespace

MovementPanel::MovementPanel(QWidget* parent) : Panel(tr("Movement"), parent) {
  setObjectName(QStringLiteral("movementPanel"));
  views_ = new look::SegmentedControl(tr("Seen from"), {tr("Lateral"), tr("Anterior"), tr("Posterior"), tr("Oblique")});
  views_->setToolTip(tr("Seen from (1, 2, 3, 4 in the picture)"));
  addToHeading(views_);
  auto* close = new look::Button(tr("Close movement"), look::Button::Kind::Quiet);
  close->setObjectName(close->text());
  close->setLineIcon(look::Icon::Close);
  close->setHeight(look::Button::Height::Row);
  close->setKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_P, look::Button::KeyCap::Hidden);
  close->setIconOnly(true);
  connect(close, &QPushButton::clicked, this, &MovementPanel::closed);
  addToHeading(close);
  motion_ = new MotionView;
  body()->addWidget(motion_, 1);
  connect(&look::Theme::instance(), &look::Theme::changed, motion_, &MotionView::drawAgain);
  connect(views_, &look::SegmentedControl::chosen, this, [this](int index) { motion_->view().setView(kViews[index]); });
  connect(&motion_->view(), &visualization::PostureView::viewChanged, this, [this](visualization::View view) {
    views_->setCurrent(static_cast<int>(std::find(std::begin(kViews), std::end(kViews), view) - std::begin(kViews)));
  });
}

void MovementPanel::play(const QString& title, const QString& remark, MotionClip clip) {
  setTitle(title);
  setRemark(remark);
  motion_->setClip(std::move(clip));
  motion_->player().play();
  motion_->view().setFocus();
}

}  // namespace cervica::app

#include "app/desktop/examination/run_controls.h"

#include "app/desktop/examination/examination.h"
#include "app/desktop/examination/run_words.h"
#include "app/look/button.h"
#include "app/look/flow_layout.h"
#include "app/look/theme.h"

namespace cervica::app {

using assessment::Activity;
using look::Button;
using look::px;

namespace {

void setWords(Button& button, const QString& words) {
  if (button.text() == words) return;
  button.setText(words);
  button.setAccessibleName(words);
  button.updateGeometry();
}

}  // namespace

RunControls::RunControls(QWidget* parent) : QWidget(parent) {
  auto* flow = new look::FlowLayout(this, px(8));
  flow->setContentsMargins(px(12), px(8), px(12), px(8));
  const auto add = [&](const QString& words, Button::Kind kind, const QKeySequence& key, auto signal) {
    auto* button = new Button(words, kind, this);
    button->setObjectName(words);
    button->setHeight(Button::Height::Large);
    if (!key.isEmpty()) button->showKeys(key);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, signal);
    flow->addWidget(button);
    return button;
  };
  primary_ = add(tr("Start test"), Button::Kind::Primary, Qt::Key_Space, &RunControls::primary);
  stop_ = add(tr("Stop test"), Button::Kind::Outline, Qt::Key_Escape, &RunControls::stop);
  end_ = add(tr("End"), Button::Kind::Outline, Qt::Key_E, &RunControls::endWithReason);
  repeat_ = add(tr("Repeat"), Button::Kind::Outline, Qt::Key_R, &RunControls::repeat);
  neutral_ = add(tr("Neutral"), Button::Kind::Outline, Qt::Key_N, &RunControls::neutral);
  goOn_ = add(tr("Not over yet"), Button::Kind::Outline, Qt::CTRL | Qt::Key_Z, &RunControls::undo);
  goOn_->setToolTip(tr("Take the end back and go on with the test (Ctrl+Z)"));
  leave_ = add(tr("Enter values"), Button::Kind::Outline, {}, &RunControls::leave);
  leave_->setToolTip(tr("Type the values instead of running the test"));
  stop_->setLineIcon(look::Icon::Stop);
  end_->setToolTip(tr("End this repetition with a reason (E)"));
  neutral_->setToolTip(tr("The head is in its neutral position now (N)"));
}

void RunControls::show(const Examination& examination, bool mayStart, Asking asking, bool typing) {
  const auto stage = examination.stage();
  const bool running = stage == Examination::Stage::Running;
  PrimaryAction action;
  switch (stage) {
    case Examination::Stage::Prepared:
      action = {tr("Start test"), look::Icon::Play, mayStart};
      break;
    case Examination::Stage::Running:
      action = primaryAction(examination.phase(), examination.view());
      if (asking != Asking::Nothing) action = {tr("Choose marked"), look::Icon::Check, true};
      if (typing) action = {tr("Take the value"), look::Icon::Check, true};
      break;
    case Examination::Stage::Over:
      action = {tr("Done"), look::Icon::Check, true};
      break;
  }
  setWords(*primary_, action.words);
  primary_->setLineIcon(action.icon);
  primary_->setEnabled(action.enabled);
  stop_->setVisible(running);
  setWords(*stop_, asking == Asking::Back ? tr("Back") : tr("Stop test"));
  const Activity activity = examination.view().activity;
  const bool goesOn = activity == Activity::Running || activity == Activity::Reaching;
  end_->setVisible(running && goesOn && asking != Asking::Back && !examination.view().ends.empty());
  repeat_->setVisible(running);
  repeat_->setEnabled(!examination.runner().attempts().empty());
  neutral_->setVisible(running && examination.phase().unit == "deg" && examination.source().head);
  goOn_->setVisible(stage == Examination::Stage::Over && examination.canUndo());
  leave_->setVisible(stage == Examination::Stage::Prepared);
}

}  // namespace cervica::app

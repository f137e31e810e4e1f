#include "app/desktop/motion/motion_view.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/figures.h"
#include "app/look/panel.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "visualization/qt/posture_view.h"

namespace cervica::app {

using look::px;

namespace {

constexpr int kFrameMs = 33;
constexpr double kStepS = 0.1;
constexpr double kSliderMs = 1000;
constexpr double kLeastSlider = 90;

QString seconds(double value) {
  return QLocale().toString(value, 'f', 1);
}

}  // namespace

visualization::Scheme shownScheme() {
  return look::Theme::instance().scheme() == look::Scheme::Dark ? visualization::Scheme::Dark
                                                                : visualization::Scheme::Light;
}

MotionView::MotionView(std::function<double()> clock, QWidget* parent) : QWidget(parent), player_(std::move(clock)) {
  setAccessibleName(tr("Movement"));
  setObjectName(QStringLiteral("motionView"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  view_ = new visualization::PostureView;
  view_->installEventFilter(this);
  column->addWidget(view_, 1);
  column->addWidget(new look::Hairline);
  column->addWidget(makeTransport());
  frames_.setInterval(kFrameMs);
  frames_.setTimerType(Qt::PreciseTimer);
  connect(&frames_, &QTimer::timeout, &player_, &MotionPlayer::advance);
  connect(&player_, &MotionPlayer::moved, this, &MotionView::showMoment);
  connect(&player_, &MotionPlayer::stateChanged, this, &MotionView::showState);
  showState();
}

QWidget* MotionView::makeTransport() {
  auto* bar = new QWidget;
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(px(10), px(6), px(10), px(6));
  row->setSpacing(px(10));
  play_ = new look::Button(tr("Play"), look::Button::Kind::Outline);
  play_->setObjectName(QStringLiteral("playMovement"));
  play_->setLineIcon(look::Icon::Play);
  play_->setIconOnly(true);
  connect(play_, &QPushButton::clicked, &player_, &MotionPlayer::toggle);
  row->addWidget(play_);
  slider_ = new QSlider(Qt::Horizontal);
  slider_->setAccessibleName(tr("Moment of the movement (ms)"));
  slider_->setObjectName(QStringLiteral("momentOfMovement"));
  slider_->setToolTip(tr("Moment of the movement (Left, Right)"));
  slider_->setSingleStep(static_cast<int>(kStepS * kSliderMs));
  slider_->installEventFilter(this);
  look::bindTheme(slider_, [this] { slider_->setMinimumWidth(px(kLeastSlider)); });
  connect(slider_, &QSlider::sliderPressed, &player_, &MotionPlayer::pause);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) { player_.seek(value / kSliderMs); });
  row->addWidget(slider_, 1);
  time_ = new look::FigureLabel;
  look::setLook(time_, look::TextSize::Small, look::Tone::Second);
  row->addWidget(time_);
  QStringList words;
  for (const double speed : MotionPlayer::kSpeeds) words << tr("%1\u00d7").arg(QLocale().toString(speed));
  speeds_ = new look::SegmentedControl(tr("Speed"), words);
  speeds_->setToolTip(tr("Speed ([ slower, ] faster)"));
  connect(speeds_, &look::SegmentedControl::chosen, this,
          [this](int index) { player_.setSpeed(MotionPlayer::kSpeeds[index]); });
  row->addWidget(speeds_);
  return bar;
}

void MotionView::setClip(MotionClip clip) {
  clip_ = std::move(clip);
  view_->setAccessibleDescription(clip_.description);
  player_.setLoops(clip_.loops);
  {
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, static_cast<int>(std::lround(clip_.seconds * kSliderMs)));
  }
  player_.setDuration(clip_.seconds);
  view_->setSceneSource(
      [this](visualization::View view) { return clip_.sceneAt(player_.timeS(), view, visualization::Detail::Full); });
  view_->setView(clip_.view);
}

void MotionView::clear() {
  view_->setSceneSource({});
  clip_ = {};
  player_.setDuration(0);
}

void MotionView::drawAgain() {
  showMoment();
}

visualization::Scene MotionView::sceneNow() const {
  return clip_.sceneAt(player_.timeS(), view_->view(), visualization::Detail::Full);
}

void MotionView::showState() {
  const bool playing = player_.playing();
  play_->setText(playing ? tr("Pause") : tr("Play"));
  play_->setLineIcon(playing ? look::Icon::Pause : look::Icon::Play);
  play_->setAccessibleName(play_->text());
  play_->setToolTip(tr("%1 (Space)").arg(play_->text()));
  for (QWidget* each : {static_cast<QWidget*>(play_), static_cast<QWidget*>(slider_)})
    each->setEnabled(player_.durationS() > 0);
  const auto* speed = std::find(std::begin(MotionPlayer::kSpeeds), std::end(MotionPlayer::kSpeeds), player_.speed());
  speeds_->setCurrent(static_cast<int>(speed - std::begin(MotionPlayer::kSpeeds)));
  runFrames();
  showMoment();
}

void MotionView::showMoment() {
  {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(static_cast<int>(std::lround(player_.timeS() * kSliderMs)));
  }
  time_->setText(player_.durationS() > 0 ? tr("%1 of %2 s").arg(seconds(player_.timeS()), seconds(player_.durationS()))
                                         : QString());
  if (!clip_.sceneAt || !isVisible()) return;
  if (player_.playing() || slider_->isSliderDown()) {
    view_->showFrame(clip_.sceneAt(player_.timeS(), view_->view(), visualization::Detail::Moving));
  } else {
    view_->setScene(sceneNow());
  }
}

void MotionView::runFrames() {
  const bool run = player_.playing() && isVisible();
  if (run == frames_.isActive()) return;
  if (run) {
    frames_.start();
  } else {
    frames_.stop();
  }
}

bool MotionView::takeKey(const QKeyEvent& event) {
  if (player_.durationS() <= 0 || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
  const int speed = speeds_->current();
  switch (event.key()) {
    case Qt::Key_Space:
      if (!event.isAutoRepeat()) player_.toggle();
      return true;
    case Qt::Key_Left:
      player_.step(-kStepS);
      return true;
    case Qt::Key_Right:
      player_.step(kStepS);
      return true;
    case Qt::Key_BracketLeft:
      if (speed > 0) player_.setSpeed(MotionPlayer::kSpeeds[speed - 1]);
      return true;
    case Qt::Key_BracketRight:
      if (speed + 1 < static_cast<int>(std::size(MotionPlayer::kSpeeds)))
        player_.setSpeed(MotionPlayer::kSpeeds[speed + 1]);
      return true;
    default:
      return false;
  }
}

bool MotionView::eventFilter(QObject* watched, QEvent* event) {
  // The view turns with the arrow keys and the slider knows them too: here they go through time.
  if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent*>(event))) return true;
  return QWidget::eventFilter(watched, event);
}

void MotionView::keyPressEvent(QKeyEvent* event) {
  if (!takeKey(*event)) QWidget::keyPressEvent(event);
}

void MotionView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  runFrames();
  showMoment();
}

void MotionView::hideEvent(QHideEvent* event) {
  player_.pause();
  runFrames();
  QWidget::hideEvent(event);
}

}  // namespace cervica::app

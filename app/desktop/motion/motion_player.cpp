#include "app/desktop/motion/motion_player.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "core/base/contract.h"

namespace cervica::app {

double playerSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

MotionPlayer::MotionPlayer(std::function<double()> clock, QObject* parent)
    : QObject(parent), clock_(std::move(clock)) {}

void MotionPlayer::setDuration(double seconds) {
  CERVICA_EXPECTS(seconds >= 0);
  durationS_ = seconds;
  timeS_ = 0;
  playing_ = false;
  Q_EMIT stateChanged();
  Q_EMIT moved();
}

void MotionPlayer::play() {
  if (playing_ || durationS_ <= 0) return;
  if (timeS_ >= durationS_) goTo(0);
  playing_ = true;
  lastS_ = clock_();
  Q_EMIT stateChanged();
}

void MotionPlayer::pause() {
  if (!playing_) return;
  advance();
  playing_ = false;
  Q_EMIT stateChanged();
}

void MotionPlayer::seek(double seconds) {
  if (playing_) lastS_ = clock_();
  goTo(std::clamp(seconds, 0.0, durationS_));
}

void MotionPlayer::step(double seconds) {
  pause();
  seek(timeS_ + seconds);
}

void MotionPlayer::setSpeed(double speed) {
  CERVICA_EXPECTS(speed > 0);
  if (speed == speed_) return;
  advance();
  speed_ = speed;
  Q_EMIT stateChanged();
}

void MotionPlayer::setLoops(bool loops) {
  if (loops == loops_) return;
  loops_ = loops;
  Q_EMIT stateChanged();
}

bool MotionPlayer::advance() {
  if (!playing_) return false;
  const double now = clock_();
  const double to = timeS_ + std::max(0.0, now - lastS_) * speed_;
  lastS_ = now;
  const double before = timeS_;
  if (to < durationS_) {
    goTo(to);
  } else if (loops_) {
    goTo(std::fmod(to, durationS_));
  } else {
    goTo(durationS_);
    playing_ = false;
    Q_EMIT stateChanged();
  }
  return timeS_ != before;
}

void MotionPlayer::goTo(double seconds) {
  if (seconds == timeS_) return;
  timeS_ = seconds;
  Q_EMIT moved();
}

}  // namespace cervica::app

#pragma once

#include <functional>

#include <QObject>

namespace cervica::app {

/// The seconds of the steady clock.
[[nodiscard]] double playerSeconds();

/// Where a movement is while it is played, stopped, slowed down or pulled along. It does not know what moves: whoever
/// draws asks `advance` for every frame and draws `timeS`. Given the same calls and the same readings of the clock it
/// is always at the same place. GUI thread.
class MotionPlayer : public QObject {
  Q_OBJECT

 public:
  /// Speeds that are offered: a quarter, half and the real one.
  static constexpr double kSpeeds[] = {0.25, 0.5, 1.0};

  /// \param clock  seconds, never going back
  explicit MotionPlayer(std::function<double()> clock = playerSeconds, QObject* parent = nullptr);

  /// Another movement: at its start, stopped. \param seconds  not negative; 0: there is nothing to play
  void setDuration(double seconds);
  [[nodiscard]] double durationS() const { return durationS_; }
  [[nodiscard]] double timeS() const { return timeS_; }  ///< in [0, durationS]
  [[nodiscard]] bool playing() const { return playing_; }
  [[nodiscard]] double speed() const { return speed_; }
  [[nodiscard]] bool loops() const { return loops_; }

  /// From where it is; from the start when it is at its end.
  void play();
  void pause();
  void toggle() { playing_ ? pause() : play(); }
  /// To a moment of the movement; what is outside goes to the nearest end. Goes on playing from there.
  void seek(double seconds);
  /// Stops and moves by so many seconds, as single pictures are looked at.
  void step(double seconds);
  /// \param speed  movement seconds for a second of the clock, > 0
  void setSpeed(double speed);
  /// Whether it starts again at its end; else it stops there.
  void setLoops(bool loops);

  /// Goes to where the clock says it is now. \return whether it is at another place than before
  bool advance();

 Q_SIGNALS:
  void moved();         ///< another place
  void stateChanged();  ///< plays or not, other speed, duration or loop

 private:
  void goTo(double seconds);

  std::function<double()> clock_;
  double durationS_ = 0, timeS_ = 0, speed_ = 1, lastS_ = 0;
  bool playing_ = false, loops_ = true;
};

}  // namespace cervica::app

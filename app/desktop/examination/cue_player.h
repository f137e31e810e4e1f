#pragma once

#include <QObject>
#include <QThread>

#include "assessment/tests/structured_test.h"

namespace cervica::app {

/// Plays the tones of cues. The sound system is opened with the first tone, on a thread of its own: one that hangs, or
/// is not there, disturbs nothing.
class CuePlayer : public QObject {
  Q_OBJECT

 public:
  explicit CuePlayer(QObject* parent = nullptr);
  ~CuePlayer() override;
  void play(assessment::CueSound sound);
  void setMuted(bool muted) { muted_ = muted; }
  [[nodiscard]] bool muted() const { return muted_; }

 private:
  QThread thread_;
  QObject* speaker_ = nullptr;  ///< lives on the thread, from the first tone on
  bool muted_ = false;
};

}  // namespace cervica::app

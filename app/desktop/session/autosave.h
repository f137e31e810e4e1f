#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>

#include "app/desktop/session/clinic_store.h"

namespace cervica::app {

class DraftVisit;

/// How long after the last keystroke a draft goes to the journal, and how far behind the typing it may ever be.
inline constexpr std::chrono::milliseconds kAutosaveQuiet{250};
inline constexpr std::chrono::milliseconds kAutosaveLimit{900};

/// When to save: quiet after the last change, but never later than the limit after the first unsaved one. Pure.
class AutosaveSchedule {
 public:
  using Moment = std::chrono::milliseconds;  ///< of any steadily growing clock

  void changed(Moment now);
  void saved() { firstChange_.reset(); }
  /// When the next save is due; nothing: everything is saved.
  [[nodiscard]] std::optional<Moment> due() const;

 private:
  std::optional<Moment> firstChange_;
  Moment lastChange_{0};
};

/// Keeps the draft that is being typed in the journal. Never blocks; one write at a time. GUI thread.
class Autosave : public QObject {
  Q_OBJECT

 public:
  enum class State { Idle, Waiting, Saved, Failed };
  using SteadyClock = std::function<AutosaveSchedule::Moment()>;

  explicit Autosave(ClinicStore& store, SteadyClock clock = {}, QObject* parent = nullptr);

  /// Follows this draft from now on; null: none. A former one is written at once.
  void follow(DraftVisit* draft);
  /// Writes what is waiting now.
  void flush();
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] const QString& problem() const { return problem_; }  ///< of State::Failed

 Q_SIGNALS:
  void stateChanged();

 private:
  void draftChanged();
  void arm();
  void write();
  void written(const Outcome<Done>& outcome, bool keepsEntries);
  void setState(State state, const QString& problem = {});

  ClinicStore& store_;
  SteadyClock clock_;
  QPointer<DraftVisit> draft_;
  AutosaveSchedule schedule_;
  QTimer timer_;
  bool writing_ = false;
  State state_ = State::Idle;
  QString problem_;
};

}  // namespace cervica::app

#pragma once

#include <functional>

#include <QObject>
#include <QPointer>

class QKeyEvent;
class QWidget;

namespace cervica::app {

/// What the keys do during a test. Each returns whether it did something.
struct ExaminerActions {
  std::function<bool()> primary;        ///< space bar, Page Down: foot pedals send either
  std::function<bool()> stop;           ///< Escape
  std::function<bool()> repeat;         ///< R
  std::function<bool()> neutral;        ///< N
  std::function<bool()> pain;           ///< P
  std::function<bool()> endWithReason;  ///< E
  std::function<bool()> undo;           ///< Ctrl+Z
  std::function<bool(int)> digit;       ///< 0 to 9
  std::function<bool(int)> arrow;       ///< -1 left or up, +1 right or down
};

/// Reads the examiner's keys wherever the focus is in the page's window, so that nobody has to look for it. Text fields
/// keep what they need for typing; a key held down counts once.
class ExaminerKeys : public QObject {
  Q_OBJECT

 public:
  /// \param page  whose keys; outlives this
  ExaminerKeys(QWidget& page, ExaminerActions actions);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  [[nodiscard]] bool listens() const;
  [[nodiscard]] bool act(const QKeyEvent& event);
  [[nodiscard]] bool isOurs(const QKeyEvent& event) const;

  QWidget& page_;
  ExaminerActions actions_;
};

}  // namespace cervica::app

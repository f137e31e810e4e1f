#pragma once

#include <QWidget>

namespace cervica::app::look {
class Button;
}

namespace cervica::app {

class Examination;

/// What the examiner can do now, each with its key.
class RunControls : public QWidget {
  Q_OBJECT

 public:
  explicit RunControls(QWidget* parent = nullptr);
  /// What the page asks: nothing, something that must be answered, or something one may come back from.
  enum class Asking { Nothing, Answer, Back };
  /// \param mayStart  before a test: nothing forbids it
  /// \param typing    a value is being typed
  void show(const Examination& examination, bool mayStart, Asking asking, bool typing);

 Q_SIGNALS:
  void primary();
  void stop();
  void repeat();
  void undo();
  void neutral();
  void endWithReason();
  void leave();

 private:
  look::Button* primary_;
  look::Button* stop_;
  look::Button* end_;
  look::Button* repeat_;
  look::Button* neutral_;
  look::Button* goOn_;
  look::Button* leave_;
};

}  // namespace cervica::app

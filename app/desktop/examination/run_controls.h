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
  /// \param mayStart  before a test: nothing forbids it
  void show(const Examination& examination, bool mayStart, bool asking);

 Q_SIGNALS:
  void primary();
  void stop();
  void repeat();
  void undo();
  void neutral();
  void endWithReason();
  void skip();
  void leave();

 private:
  look::Button* primary_;
  look::Button* stop_;
  look::Button* end_;
  look::Button* repeat_;
  look::Button* neutral_;
  look::Button* undo_;
  look::Button* skip_;
  look::Button* leave_;
};

}  // namespace cervica::app

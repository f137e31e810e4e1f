#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace cervica::app::look {
class Button;
}

namespace cervica::app {

/// Shown until the records are open: that they are being opened, or why they cannot be, with the way out.
class OpeningPage : public QWidget {
  Q_OBJECT

 public:
  explicit OpeningPage(QWidget* parent = nullptr);
  void showOpening(const QString& what);
  void showFailure(const QString& sentence);

 Q_SIGNALS:
  void retryRequested();

 private:
  QLabel *title_, *sentence_;
  QProgressBar* progress_;
  look::Button* retry_;
};

}  // namespace cervica::app

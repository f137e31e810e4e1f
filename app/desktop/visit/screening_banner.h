#pragma once

#include <QFrame>

#include "app/desktop/visit/screening_words.h"

class QLabel;

namespace cervica::app::look {
class Button;
class Chip;
}  // namespace cervica::app::look

namespace cervica::app {

class DraftVisit;

/// Above the intake: what the answers so far mean, and the most urgent reason. Follows every answer at once.
class ScreeningBanner : public QFrame {
  Q_OBJECT

 public:
  explicit ScreeningBanner(QWidget* parent = nullptr);
  void showScreening(const DraftVisit& draft);

 Q_SIGNALS:
  void detailsRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  look::Chip* chip_;
  QLabel* sentence_;
  QLabel* reason_;
  look::Verdict verdict_ = look::Verdict::NoNorm;
};

}  // namespace cervica::app

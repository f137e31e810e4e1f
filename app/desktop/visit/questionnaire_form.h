#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"

class QLabel;

namespace cervica::app::look {
class Chip;
class FigureLabel;
}  // namespace cervica::app::look

namespace cervica::app {

/// A questionnaire to fill in: item text only where its licence allows, else the items' labels; scored live.
class QuestionnaireForm : public QWidget {
  Q_OBJECT

 public:
  /// \param draft  outlives the widget
  QuestionnaireForm(const core::Instrument& instrument, DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();

 private:
  [[nodiscard]] QString itemTitle(int item) const;
  QWidget* makeAnswer(int item);
  void showScore();

  const core::Instrument& instrument_;
  DraftVisit& draft_;
  std::vector<std::function<void()>> refreshers_;
  look::FigureLabel* score_;
  QLabel* unit_;
  QLabel* detail_;
  look::Chip* band_;
};

}  // namespace cervica::app

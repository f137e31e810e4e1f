#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "app/desktop/visit/intake_sections.h"

class QVBoxLayout;

namespace cervica::app {

/// The questions of one section, each answered with yes, no or not asked, a number, a choice or words.
class QuestionList : public QWidget {
  Q_OBJECT

 public:
  /// \param draft  outlives the widget
  QuestionList(const IntakeSection& section, DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();

 private:
  void addBlock(const QuestionBlock& block, QVBoxLayout* column);
  QWidget* makeControl(const core::Question& question);
  QWidget* makeYesNo(const core::Question& question);
  QWidget* makeChoice(const core::Question& question);
  QWidget* makeField(const core::Question& question);

  DraftVisit& draft_;
  std::vector<std::function<void()>> refreshers_;
};

}  // namespace cervica::app

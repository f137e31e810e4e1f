#pragma once

#include <map>
#include <string>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/intake_sections.h"

class QAbstractButton;

namespace cervica::app::look {
class Panel;
}

namespace cervica::app {

class NumberScale;

/// Pain, symptoms and habits on one page: what an intake asks everybody.
class IntakeToday : public QWidget {
  Q_OBJECT

 public:
  /// \param draft  outlives the widget
  explicit IntakeToday(DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();
  void focusPart(IntakeSection::Kind kind);

 private:
  QWidget* makePain();
  QWidget* makeSymptoms();
  QWidget* makeHabits();

  DraftVisit& draft_;
  std::map<std::string, NumberScale*> scales_;
  std::map<std::string, QAbstractButton*> symptoms_, habits_;
  QAbstractButton* noSymptoms_ = nullptr;
  QAbstractButton* noOtherSymptoms_ = nullptr;
  QAbstractButton* noHabits_ = nullptr;
  look::Panel* symptomPanel_ = nullptr;
  look::Panel* habitPanel_ = nullptr;
};

}  // namespace cervica::app

#pragma once

#include <vector>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"

class QHBoxLayout;

namespace cervica::app::look {
class ChoiceBox;
}

namespace cervica::app {

class LiveVerdict;
class SideEntry;

/// The entry of one measure: its name, the device it is taken with, and each side with its trials. Of a derived measure
/// only the value and its verdict.
class MeasureEntry : public QWidget {
  Q_OBJECT

 public:
  /// \param draft  outlives the widget
  MeasureEntry(const core::Measure& measure, DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();
  void focusFirst();

 private:
  void addDevices(QHBoxLayout* heading);

  const core::Measure& measure_;
  DraftVisit& draft_;
  std::vector<SidedMeasure> sides_;
  look::ChoiceBox* devices_ = nullptr;
  std::vector<SideEntry*> entries_;
  std::vector<LiveVerdict*> derived_;
};

}  // namespace cervica::app

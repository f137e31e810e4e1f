#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"

class QHBoxLayout;
class QLabel;

namespace cervica::app::look {
class Button;
class Chip;
class FigureLabel;
class FlowLayout;
class NormBar;
class ChoiceBox;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

class EntryField;

/// The verdict on one measure and side while it is typed: value, norm bar, percentile, chip.
class LiveVerdict : public QWidget {
  Q_OBJECT

 public:
  LiveVerdict(const SidedMeasure& measure, const DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();

 private:
  SidedMeasure measure_;
  const DraftVisit& draft_;
  look::FigureLabel* value_;
  QLabel* unit_;
  look::Chip* chip_;
  QLabel* percentile_;
  look::NormBar* bar_;
};

/// The entry of one measure on one side: its trials, or its categories, with the live verdict; pain and a note on
/// demand.
class SideEntry : public QWidget {
  Q_OBJECT

 public:
  /// \param draft  outlives the widget
  SideEntry(const SidedMeasure& measure, DraftVisit& draft, QWidget* parent = nullptr);
  void refresh();
  void focusFirst();

 private:
  void addTrial();
  void addFields(QHBoxLayout* row);
  void addCategories(QHBoxLayout* row);
  void addRemarks();
  void showRemarks(bool shown);
  [[nodiscard]] EntryKey key(int trial) const { return {measure_.measure, measure_.side, trial}; }
  [[nodiscard]] EntryKey remarkKey() const;

  SidedMeasure measure_;
  DraftVisit& draft_;
  const core::Measure& what_;
  std::vector<EntryField*> trials_;
  look::FlowLayout* trialFlow_ = nullptr;
  look::Button* more_ = nullptr;
  look::Button* remark_ = nullptr;
  look::SegmentedControl* categories_ = nullptr;  ///< of a measure with few short categories
  look::ChoiceBox* choices_ = nullptr;            ///< of one with many or long ones
  QWidget* remarks_ = nullptr;
  EntryField* pain_ = nullptr;
  EntryField* note_ = nullptr;
  QLabel* problem_ = nullptr;
  LiveVerdict* verdict_ = nullptr;
};

}  // namespace cervica::app

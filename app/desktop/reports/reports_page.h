#pragma once

#include <optional>

#include "app/desktop/frame/page.h"
#include "app/desktop/visit/visit_library.h"
#include "app/report/report_layout.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace cervica::app::look {
class Button;
class Chip;
class ChoiceBox;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

class ReportPreview;

/// The page "Reports": the actual pages as a preview, saved as PDF or printed.
class ReportsPage : public Page {
  Q_OBJECT

 public:
  explicit ReportsPage(AppContext& context, QWidget* parent = nullptr);

  void activated() override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeSettings();
  QWidget* makeStage();
  void listVisits();
  void compose();
  void fit();
  void savePdf();
  void print();
  void showMessage(const QString& title, const QString& sentence);
  [[nodiscard]] std::optional<report::PosturePicture> pictureOf(const core::Visit& visit,
                                                                const core::VisitScores& scores);

  VisitLibrary visits_;
  look::ChoiceBox* visit_ = nullptr;
  look::ChoiceBox* compared_ = nullptr;
  look::ChoiceBox* audience_ = nullptr;
  look::ChoiceBox* language_ = nullptr;
  look::Button* save_ = nullptr;
  look::Button* print_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* remark_ = nullptr;
  look::Chip* state_ = nullptr;
  look::SegmentedControl* columns_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QScrollArea* area_ = nullptr;
  ReportPreview* preview_ = nullptr;
  QLabel* messageTitle_ = nullptr;
  QLabel* message_ = nullptr;

  std::optional<core::Visit> shown_;
  std::optional<report::ReportContent> content_;
  std::optional<report::PosturePicture> picture_;
  std::optional<core::Visit> pictured_;  ///< the visit that picture_ shows
};

}  // namespace cervica::app

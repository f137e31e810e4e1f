#pragma once

#include <optional>

#include "app/desktop/compare/changes_list.h"
#include "app/desktop/frame/page.h"
#include "app/desktop/visit/visit_library.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace cervica::app::look {
class ChoiceBox;
class Panel;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

class CaveatFoot;
class CourseView;
class PosturePanel;
class SlopeChart;

/// The page "Compare": what changed between two visits of the patient, real changes first, or over the whole course.
class ComparePage : public Page {
  Q_OBJECT

 public:
  explicit ComparePage(AppContext& context, QWidget* parent = nullptr);

  void activated() override;

 private:
  QWidget* makePickers();
  QWidget* makeChanges();
  QWidget* makePictures();
  void listVisits();
  void refresh();  ///< shows what is chosen: two visits or the whole course
  void compareBoth();
  void followCourse();
  void showCounts(const core::Comparison& comparison);
  void showRow(int row);
  void showMessage(const QString& title, const QString& sentence);

  VisitLibrary visits_;
  look::SegmentedControl* mode_ = nullptr;
  QWidget* twoVisits_ = nullptr;
  look::ChoiceBox* earlier_ = nullptr;
  look::ChoiceBox* later_ = nullptr;
  QLabel* apart_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QLabel* messageTitle_ = nullptr;
  QLabel* message_ = nullptr;
  QWidget* counts_ = nullptr;
  QHBoxLayout* countRow_ = nullptr;
  ChangesModel model_;
  ChangesHeading* heading_ = nullptr;
  ChangesList* list_ = nullptr;
  CaveatFoot* foot_ = nullptr;
  PosturePanel* posture_ = nullptr;
  look::Panel* chartPanel_ = nullptr;
  SlopeChart* chart_ = nullptr;
  CourseView* course_ = nullptr;

  std::optional<core::Visit> before_, after_;  ///< those that are compared
  QStringList commonCaveats_;
};

}  // namespace cervica::app

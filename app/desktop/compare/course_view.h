#pragma once

#include <QWidget>

#include "app/desktop/compare/course_list.h"

class QVBoxLayout;

namespace cervica::app::look {
class Panel;
}  // namespace cervica::app::look

namespace cervica::app {

class CaveatFoot;
class CourseChart;
class CourseLegend;

/// The whole course of a patient: the measures on the left, the chosen one as a chart and in words on the right.
class CourseView : public QWidget {
  Q_OBJECT

 public:
  explicit CourseView(QWidget* parent = nullptr);
  void setCourse(const core::Course& course, const core::Catalogue& catalogue);

 private:
  QWidget* makeList();
  QWidget* makeDetail();
  void showRow(int row);

  CourseModel model_;
  look::Panel* listPanel_ = nullptr;
  look::RowList* list_ = nullptr;
  CaveatFoot* foot_ = nullptr;
  look::Panel* detail_ = nullptr;
  CourseChart* chart_ = nullptr;
  CourseLegend* legend_ = nullptr;
  QVBoxLayout* words_ = nullptr;
};

}  // namespace cervica::app

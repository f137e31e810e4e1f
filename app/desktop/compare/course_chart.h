#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "app/desktop/compare/course_rows.h"

namespace cervica::app {

/// What a course chart draws, in the measure's unit.
struct CourseChartData {
  CourseRow row;
  std::vector<core::CourseVisit> visits;
};

/// One measure over all visits: results, the measurement error around the first as a field, the line through them with
/// its interval as a fan, the norm as a band, the goal, and the last stable value.
class CourseChart : public QWidget {
  Q_OBJECT

 public:
  explicit CourseChart(QWidget* parent = nullptr);
  void setData(std::optional<CourseChartData> shown);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<CourseChartData> data_;
};

/// What the marks of a course chart mean, in one or two lines.
class CourseLegend : public QWidget {
  Q_OBJECT

 public:
  explicit CourseLegend(QWidget* parent = nullptr);
  void setData(const CourseRow& row);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  enum class Mark { Result, LeftOut, Line, Error, Stable, Norm, Goal };
  struct Entry {
    Mark mark;
    QString words;
  };
  qreal lay(qreal width, QPainter* painter) const;
  std::vector<Entry> entries_;
};

}  // namespace cervica::app

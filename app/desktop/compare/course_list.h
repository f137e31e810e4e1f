#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "app/desktop/compare/course_rows.h"
#include "app/look/row_heading.h"
#include "app/look/row_list.h"

namespace cervica::app {

/// The measures of a course with a heading before each group. The accessible text of an item is that of its row.
class CourseModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit CourseModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  /// \param visits  of the course, for the small pictures
  void setRows(std::vector<CourseRow> rows, std::vector<core::CourseVisit> visits);
  [[nodiscard]] const CourseRow* course(int row) const;  ///< null: a heading
  [[nodiscard]] CourseGroup group(int row) const { return lines_[static_cast<std::size_t>(row)].group; }
  [[nodiscard]] int firstCourse() const { return lines_.empty() ? -1 : 1; }  ///< -1: none
  [[nodiscard]] int indexOf(const std::string& id) const;                    ///< -1: none
  [[nodiscard]] const std::vector<core::CourseVisit>& visits() const { return visits_; }
  [[nodiscard]] const std::vector<CourseRow>& rows() const { return rows_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Line {
    CourseGroup group;
    int row;  ///< into rows_, or -1: the group's heading
  };
  std::vector<CourseRow> rows_;
  std::vector<core::CourseVisit> visits_;
  std::vector<Line> lines_;
};

/// Name, small picture of the results, first, last, difference with the shape of its verdict, trend.
class CourseDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The columns' names.
class CourseHeading : public look::RowHeading {
  Q_OBJECT

 public:
  explicit CourseHeading(QAbstractItemView* rows, QWidget* parent = nullptr);

 protected:
  void paintNames(QPainter& painter, qreal rowWidth) override;
};

}  // namespace cervica::app

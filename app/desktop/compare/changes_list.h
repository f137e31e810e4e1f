#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include "app/look/row_heading.h"
#include "app/look/row_list.h"

#include "app/desktop/compare/change_rows.h"

namespace cervica::app {

/// The changes with a heading before each group. The accessible text of an item is that of its row.
class ChangesModel : public QAbstractListModel {
  Q_OBJECT

 public:
  explicit ChangesModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
  void setRows(std::vector<ChangeRow> rows);
  [[nodiscard]] const ChangeRow* change(int row) const;  ///< null: a heading
  [[nodiscard]] ChangeGroup group(int row) const { return lines_[static_cast<std::size_t>(row)].group; }
  [[nodiscard]] int firstChange() const;  ///< -1: none
  [[nodiscard]] int indexOf(const std::string& id) const;
  [[nodiscard]] const std::vector<ChangeRow>& rows() const { return rows_; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Line {
    ChangeGroup group;
    int row;  ///< into rows_, or -1: the group's heading
  };
  std::vector<ChangeRow> rows_;
  std::vector<Line> lines_;
};

/// Where the columns lie, for rows and heading alike.
struct ChangeColumns {
  qreal measure = 0, beforeRight = 0, afterRight = 0, differenceRight = 0, bar = 0, barRight = 0, verdict = 0, end = 0;
  [[nodiscard]] static ChangeColumns of(qreal width);
};

class ChangesDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The columns' names; two of them are the visits' days.
class ChangesHeading : public look::RowHeading {
  Q_OBJECT

 public:
  explicit ChangesHeading(QAbstractItemView* rows, QWidget* parent = nullptr);
  void setDays(const QString& before, const QString& after);

 protected:
  void paintNames(QPainter& painter, qreal rowWidth) override;

 private:
  QString before_, after_;
};

class ChangesList : public look::RowList {
  Q_OBJECT

 public:
  explicit ChangesList(ChangesModel* model, QWidget* parent = nullptr);
};

}  // namespace cervica::app

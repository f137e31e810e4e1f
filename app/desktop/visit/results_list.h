#pragma once

#include <QStyledItemDelegate>
#include "app/look/row_heading.h"
#include "app/look/row_list.h"

#include "app/desktop/visit/results_model.h"

namespace cervica::app {

/// Where the columns of a results row lie, for the rows and their heading alike.
struct ResultColumns {
  qreal group = 0, measure = 0, value = 0, bar = 0, percentile = 0, verdict = 0;  ///< left edges
  qreal valueRight = 0, barRight = 0, percentileRight = 0, end = 0;
  [[nodiscard]] static ResultColumns of(qreal width);
};

/// Paints a results row: domain, measure with its device, large value, norm bar, percentile with interval, verdict.
class ResultsDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The heading above the rows, with the legend of the norm bar.
class ResultsHeading : public look::RowHeading {
  Q_OBJECT

 public:
  explicit ResultsHeading(QAbstractItemView* rows, QWidget* parent = nullptr);

 protected:
  void paintNames(QPainter& painter, qreal rowWidth) override;
};

/// The list of results; keyboard and assistive technology move over its rows.
class ResultsList : public look::RowList {
  Q_OBJECT

 public:
  explicit ResultsList(ResultsModel* model, QWidget* parent = nullptr);
};

}  // namespace cervica::app

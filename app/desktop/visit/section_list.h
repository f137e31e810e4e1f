#pragma once

#include <QStyledItemDelegate>
#include "app/look/row_list.h"

namespace cervica::app {

/// What a model of sections gives beside the title (Qt::DisplayRole). Rows that cannot be chosen are headings.
enum SectionRole {
  SectionStatusRole = Qt::UserRole,  ///< QString under or beside the title; empty: nothing yet
  SectionDoneRole,                   ///< int, how much of it is done
  SectionTotalRole                   ///< int, of how much
};

/// A row of a section list: completion mark, title on up to two lines, status below. Completion is neutral, never
/// green.
class SectionDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The list at the left of a page, by which its sections are reached.
class SectionList : public look::RowList {
  Q_OBJECT

 public:
  /// \param name  accessible name
  SectionList(QAbstractItemModel* model, const QString& name, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
};

}  // namespace cervica::app

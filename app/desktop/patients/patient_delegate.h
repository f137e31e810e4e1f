#pragma once

#include <QStyledItemDelegate>

namespace cervica::app {

/// Paints the rows of PatientListModel: badge, name with the letters that were found, age and identifier, last visit.
class PatientDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace cervica::app

#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "app/desktop/administration/norms_in_use.h"
#include "app/look/row_list.h"

namespace cervica::app {

/// The versions of the norms as rows. The accessible text of a row says all that it shows.
class NormVersionsModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// \param norms  outlives the model
  explicit NormVersionsModel(const NormsInUse& norms, QObject* parent = nullptr);
  [[nodiscard]] const NormVersionRow* version(int row) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  const NormsInUse& norms_;
};

class NormVersionDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace cervica::app

#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "app/desktop/devices/devices_in_use.h"

namespace cervica::app {

/// The devices as rows. The accessible text of a row says all that it shows.
class DeviceListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// \param devices  outlives the model
  explicit DeviceListModel(const DevicesInUse& devices, QObject* parent = nullptr);
  [[nodiscard]] const DeviceRow* device(int row) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  const DevicesInUse& devices_;
};

class DeviceDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace cervica::app

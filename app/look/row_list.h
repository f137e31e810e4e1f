#pragma once

#include <QListView>

namespace cervica::app::look {

/// A list of rows painted by a delegate, in the design's manner: no frame, no grid, the colours of the theme, one row
/// chosen. A row that assistive technology selects is chosen as if it had been clicked.
class RowList : public QListView {
  Q_OBJECT

 public:
  /// \param name  accessible name, and the name of the object
  explicit RowList(const QString& name, QWidget* parent = nullptr);

 Q_SIGNALS:
  void rowChosen(int row);  ///< -1: none

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
};

}  // namespace cervica::app::look

#include "app/look/row_list.h"

#include "app/look/theme.h"
#include "app/look/tokens.h"

namespace cervica::app::look {

RowList::RowList(const QString& name, QWidget* parent) : QListView(parent) {
  setObjectName(name);
  setAccessibleName(name);
  setFrameShape(QFrame::NoFrame);
  setMouseTracking(true);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  bindTheme(this, [this] {
    QPalette colours = palette();
    colours.setColor(QPalette::Base, currentTokens().surface);
    setPalette(colours);
    scheduleDelayedItemsLayout();
  });
}

void RowList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  Q_EMIT rowChosen(current.isValid() ? current.row() : -1);
}

void RowList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QListView::selectionChanged(selected, deselected);
  if (selected.isEmpty()) return;
  const QModelIndex row = selected.first().topLeft();
  if (row != currentIndex()) selectionModel()->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
}

}  // namespace cervica::app::look

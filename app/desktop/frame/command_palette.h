#pragma once

#include <QPointer>
#include <QWidget>

#include "app/desktop/frame/palette_search.h"

class QLineEdit;
class QListView;

namespace cervica::app {

/// The command palette over a veil: every action and every patient, by typing. Covers its parent while it is shown.
class CommandPalette : public QWidget {
  Q_OBJECT

 public:
  CommandPalette(PaletteSearch& search, QWidget* parent);

  void open();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void place();
  void runCurrent();
  void chooseFirst();
  void leave();

  PaletteSearch& search_;
  QWidget* box_;
  QLineEdit* field_;
  QListView* list_;
  QWidget* foot_;
  QPointer<QWidget> focusBefore_;
};

}  // namespace cervica::app

#pragma once

#include <QWidget>

#include "app/desktop/visit/body_note.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace cervica::app {

/// The note of a bone or muscle below the picture: name, state, reasons, and a button that lets it go.
class BodyNoteView : public QWidget {
  Q_OBJECT

 public:
  explicit BodyNoteView(QWidget* parent = nullptr);
  void show(const BodyNote& note);

 Q_SIGNALS:
  void closed();

 private:
  QLabel* title_;
  QLabel* state_;
  QScrollArea* area_;
};

}  // namespace cervica::app

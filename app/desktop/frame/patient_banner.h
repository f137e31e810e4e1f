#pragma once

#include <QWidget>

#include "app/desktop/session/app_context.h"

class QLabel;

namespace cervica::app::look {
class Button;
class Chip;
class ElidedLabel;
class FigureLabel;
}  // namespace cervica::app::look

namespace cervica::app {

/// Above the page whenever a patient is open: who it is, pain now, last visit, the open visit; undo, redo, "Go to".
class PatientBanner : public QWidget {
  Q_OBJECT

 public:
  explicit PatientBanner(AppContext& context, QWidget* parent = nullptr);

 Q_SIGNALS:
  void paletteRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  void showPatient();
  void showDraft();
  void showScreening();
  void followDraft();
  void readLastVisit();

  AppContext& context_;
  QLabel *name_ = nullptr, *meta_ = nullptr, *painWord_ = nullptr, *painOf_ = nullptr, *lastWord_ = nullptr,
         *last_ = nullptr;
  look::ElidedLabel* visit_ = nullptr;
  look::FigureLabel* pain_ = nullptr;
  look::Chip* screening_ = nullptr;
  look::Button *undo_ = nullptr, *redo_ = nullptr;
  QWidget *painCells_ = nullptr, *lastCells_ = nullptr, *goTo_ = nullptr;
  std::optional<StoredVisit> lastStored_;
};

}  // namespace cervica::app

#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "app/desktop/session/app_context.h"
#include "app/look/icons.h"

class QHBoxLayout;
class QLabel;

namespace cervica::app {

/// The line at the foot: database, autosave, passing remarks, sensors, clinician.
class StatusLine : public QWidget {
  Q_OBJECT

 public:
  explicit StatusLine(AppContext& context, QWidget* parent = nullptr);
  void setDatabase(const QString& words, bool trouble, bool server = false);

 Q_SIGNALS:
  void devicesRequested();  ///< a sensor was clicked

 protected:
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Part {
    QLabel* icon;
    QLabel* words;
  };
  Part addPart(QHBoxLayout* row, look::Icon icon, const QString& words, const QString& name);
  void setPart(const Part& part, look::Icon icon, const QString& words, bool trouble);
  void showAutosave();
  void showSensors();

  AppContext& context_;
  Part database_, saved_, clinician_;
  QLabel* remark_;
  QWidget* sensors_ = nullptr;
  QHBoxLayout* sensorRow_ = nullptr;
  std::vector<Part> sensorParts_;
  QTimer remarkEnd_;
};

}  // namespace cervica::app

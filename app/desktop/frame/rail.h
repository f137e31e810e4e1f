#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "app/look/icons.h"

class QVBoxLayout;

namespace cervica::app {

/// The rail at the left: logo, then the pages, one of which is shown.
class Rail : public QWidget {
  Q_OBJECT

 public:
  explicit Rail(QWidget* parent = nullptr);

  /// \param shortcut  shown in the tooltip
  void addPage(int id, const QString& name, look::Icon icon, const QKeySequence& shortcut);
  void setCurrent(int id);

 Q_SIGNALS:
  void chosen(int id);  ///< by the user

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QVBoxLayout* column_;
  QButtonGroup group_;
};

}  // namespace cervica::app

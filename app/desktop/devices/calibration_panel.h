#pragma once

#include <QWidget>
#include <array>

#include "app/desktop/devices/calibration_form.h"
#include "app/desktop/devices/devices_in_use.h"
#include "app/desktop/session/user_prompts.h"

class QLabel;
class QLineEdit;

namespace cervica::app::look {
class Button;
}

namespace cervica::app {

/// The calibration of one device: when it was done last, and taking a new one at two known values.
class CalibrationPanel : public QWidget {
  Q_OBJECT

 public:
  /// \param devices, prompts  outlive the panel
  CalibrationPanel(DevicesInUse& devices, UserPrompts& prompts, QWidget* parent = nullptr);

  /// Begins anew for a device that can be calibrated.
  void start(const std::string& id, const QString& unit);
  /// When it was calibrated last, in words.
  void showLast(const QString& words, bool due);

 private:
  QWidget* makePoint(CalibrationForm::Point point, const QString& word);
  void take(CalibrationForm::Point point);
  void store();
  void show();

  DevicesInUse& devices_;
  UserPrompts& prompts_;
  CalibrationForm form_;
  std::string id_;
  QLabel* last_ = nullptr;
  std::array<QLineEdit*, 2> known_{};
  std::array<QLabel*, 2> units_{};
  std::array<QLabel*, 2> taken_{};
  look::Button* store_ = nullptr;
};

}  // namespace cervica::app

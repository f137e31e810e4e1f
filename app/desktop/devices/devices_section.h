#pragma once

#include <QTimer>
#include <QWidget>
#include <array>

#include "app/desktop/devices/device_list.h"
#include "app/desktop/session/app_context.h"
#include "app/look/row_list.h"

class QLabel;

namespace cervica::app::look {
class FigureLabel;
class Panel;
}  // namespace cervica::app::look

namespace cervica::app {

class CalibrationPanel;
class DeviceFormPanel;
class SignalStrip;

/// The set-up of the sensors: which there are, the live signal and the calibration of the chosen one, and its fields.
class DevicesSection : public QWidget {
  Q_OBJECT

 public:
  explicit DevicesSection(AppContext& context, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QWidget* makeList();
  QWidget* makeLive();
  void choose(int row);
  void chooseById(const std::string& id);
  void showChosen();
  void advance();
  [[nodiscard]] int chosenRow() const;

  AppContext& context_;
  DevicesInUse devices_;
  DeviceListModel model_{devices_};
  QTimer frame_;
  std::string chosen_;
  look::RowList* list_ = nullptr;
  QLabel* notice_ = nullptr;
  look::Panel* live_ = nullptr;
  SignalStrip* strip_ = nullptr;
  look::FigureLabel* value_ = nullptr;
  QLabel* simulated_ = nullptr;
  std::array<look::FigureLabel*, 4> counts_{};
  CalibrationPanel* calibration_ = nullptr;
  QWidget* calibrationLine_ = nullptr;
  DeviceFormPanel* form_ = nullptr;
};

}  // namespace cervica::app

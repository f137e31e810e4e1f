#pragma once

#include <QWidget>
#include <array>

#include "app/desktop/devices/device_form.h"
#include "app/desktop/devices/devices_in_use.h"
#include "app/desktop/session/user_prompts.h"

class QLabel;
class QVBoxLayout;

namespace cervica::app::look {
class Button;
class ChoiceBox;
}  // namespace cervica::app::look

namespace cervica::app {

/// The entry fields of one device, new or there already.
class DeviceFormPanel : public QWidget {
  Q_OBJECT

 public:
  /// \param devices, prompts  outlive the panel
  DeviceFormPanel(DevicesInUse& devices, UserPrompts& prompts, std::shared_ptr<const core::Catalogue> catalogue,
                  QWidget* parent = nullptr);

  void startNew();
  void edit(const assessment::DeviceSetup& setup);
  [[nodiscard]] const std::string& id() const { return form_.id(); }

 Q_SIGNALS:
  void kept(const QString& id);  ///< the device was added or saved

 private:
  struct Row {
    QWidget* holder = nullptr;
    QWidget* entry = nullptr;
    QLabel* remark = nullptr;
  };
  void addField(QVBoxLayout* column, DeviceField field);
  QWidget* makeEntry(DeviceField field, const QString& name);
  void show();
  void showRow(DeviceField field);
  void listPorts();
  void save();
  void removeDevice();
  void chooseFile();

  DevicesInUse& devices_;
  UserPrompts& prompts_;
  DeviceForm form_;
  bool showing_ = false;
  QLabel* title_ = nullptr;
  QLabel* problem_ = nullptr;
  look::ChoiceBox* ports_ = nullptr;
  look::Button* save_ = nullptr;
  look::Button* remove_ = nullptr;
  std::array<Row, kDeviceFields> rows_;
};

}  // namespace cervica::app

#pragma once

#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "assessment/devices/device_settings.h"

namespace cervica::app {

/// What can be typed or chosen for a device.
enum class DeviceField {
  Name,
  Kind,
  Role,
  Port,
  Baud,
  File,
  Speed,
  Rate,
  Separator,
  Column,
  Scale,
  Offset,
  Unit,
  WorldUp,
  Mounting,
  MeasuredWith
};
inline constexpr std::size_t kDeviceFields = 16;

/// A device as it is being typed: texts, which of them matter for its kind, and what is wrong with them. No widgets.
class DeviceForm {
 public:
  explicit DeviceForm(std::shared_ptr<const core::Catalogue> catalogue);

  void startNew();
  void edit(const assessment::DeviceSetup& setup);
  [[nodiscard]] bool isNew() const { return original_.id.empty(); }
  [[nodiscard]] const std::string& id() const { return original_.id; }

  [[nodiscard]] const QString& text(DeviceField field) const { return texts_[at(field)]; }
  /// A choice of kind or role sets what usually goes with it.
  void setText(DeviceField field, const QString& text);
  [[nodiscard]] bool shown(DeviceField field) const;
  struct Choice {
    QString words, value;
    bool operator==(const Choice&) const = default;
  };
  /// What can be chosen; empty for a field that is typed.
  [[nodiscard]] std::vector<Choice> choices(DeviceField field) const;

  /// The device of these texts among the others of the settings (that of the same id is replaced); or nothing, and
  /// `problem` says what is wrong.
  [[nodiscard]] std::optional<assessment::DeviceSetup> check(const assessment::DeviceSettings& settings);
  [[nodiscard]] const QString& problem(DeviceField field) const { return problems_[at(field)]; }
  /// What is wrong with no single field; or empty.
  [[nodiscard]] const QString& problem() const { return otherProblem_; }

 private:
  [[nodiscard]] static std::size_t at(DeviceField field) { return static_cast<std::size_t>(field); }
  [[nodiscard]] assessment::DeviceSetup setup();
  void show(const assessment::DeviceSetup& setup);
  double number(DeviceField field);
  int whole(DeviceField field);
  [[nodiscard]] assessment::DeviceKind kind() const;
  [[nodiscard]] assessment::DeviceRole role() const;
  void kindChosen();
  void roleChosen();

  std::shared_ptr<const core::Catalogue> catalogue_;
  assessment::DeviceSetup original_;
  std::array<QString, kDeviceFields> texts_;
  std::array<QString, kDeviceFields> problems_;
  QString otherProblem_;
};

/// An identifier for a new device of that role that no other has: "pressure", "pressure-2".
[[nodiscard]] std::string freeDeviceId(const assessment::DeviceSettings& settings, assessment::DeviceRole role);

}  // namespace cervica::app

#pragma once

#include <array>

#include "app/desktop/patients/patient_form.h"
#include "app/desktop/session/app_context.h"
#include "app/look/panel.h"

class QLabel;

namespace cervica::app::look {
class Button;
}

namespace cervica::app {

/// The patient form, beside the list: says what is wrong while typing, saves to the records.
class PatientFormPanel : public look::Panel {
  Q_OBJECT

 public:
  explicit PatientFormPanel(AppContext& context, QWidget* parent = nullptr);

  /// Starts a new patient. Words that were searched for can be given as a first guess of the name.
  void startNew();
  void startEditing(const core::Patient& patient);

 Q_SIGNALS:
  void saved(const core::Patient& patient);
  void cancelled();

 private:
  using Field = PatientForm::Field;

  void begin();
  QWidget* fieldRow(Field field, const QString& name, QWidget* entry, const QString& hint);
  void showState();
  void save();
  [[nodiscard]] QWidget* entry(Field field) const { return entries_[static_cast<std::size_t>(field)]; }

  AppContext& context_;
  std::unique_ptr<PatientForm> form_;
  std::array<QWidget*, PatientForm::kFields> entries_{};
  std::array<QLabel*, PatientForm::kFields> remarks_{};
  std::array<QString, PatientForm::kFields> hints_;
  QLabel* refusal_ = nullptr;
  look::Button* save_ = nullptr;
  bool saving_ = false;
  bool proposing_ = false;         ///< an identifier was asked for and has not come yet
  bool saveWhenProposed_ = false;  ///< "Save patient" was pressed in the meantime
};

}  // namespace cervica::app

#pragma once

#include "app/desktop/patients/patient_preview.h"
#include "app/look/panel.h"

class QScrollArea;

namespace cervica::app {

/// The panel beside the patient list: who it is, what was outside the norm, the visits, and what can be done next.
class PreviewPanel : public look::Panel {
  Q_OBJECT

 public:
  PreviewPanel(AppContext& context, PatientPreview& preview, QWidget* parent = nullptr);

 Q_SIGNALS:
  void editRequested(const core::Patient& patient);

 private:
  void rebuild();
  [[nodiscard]] QWidget* head(const PreviewContent& content);
  [[nodiscard]] QWidget* actions(const PreviewContent& content);
  [[nodiscard]] QWidget* figures(const PreviewContent& content);
  [[nodiscard]] QWidget* outside(const PreviewContent& content);
  [[nodiscard]] QWidget* visitList(const PreviewContent& content);
  void openNewest();

  AppContext& context_;
  PatientPreview& preview_;
  QScrollArea* scroll_;
};

}  // namespace cervica::app

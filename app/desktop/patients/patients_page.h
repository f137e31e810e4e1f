#pragma once

#include "app/desktop/frame/page.h"
#include "app/desktop/patients/patient_list_model.h"
#include "app/desktop/patients/patient_preview.h"
#include "app/desktop/patients/patient_search.h"

class QLabel;
class QStackedWidget;

namespace cervica::app::look {
class Button;
class RowList;
class SearchField;
}  // namespace cervica::app::look

namespace cervica::app {

class PatientFormPanel;
class PreviewPanel;

/// The patient list: one search field that finds while typing, recent patients, a preview, the patient form.
class PatientsPage : public Page {
  Q_OBJECT

 public:
  PatientsPage(AppContext& context, QWidget* parent);

  void activated() override;
  void startNewPatient();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  [[nodiscard]] QWidget* makeTop();
  [[nodiscard]] QWidget* makeList();
  [[nodiscard]] QWidget* makeEmptyState();
  void showRows();
  void showStatus();
  void rowChosen();
  void openRow(const QModelIndex& index);
  void seed();
  void showPreview();

  PatientSearch search_;
  PatientListModel model_;
  PatientPreview preview_;
  std::optional<StoreStatus> status_;
  std::optional<core::PatientId> wanted_;  ///< to be selected once it is in the list
  look::SearchField* field_ = nullptr;
  look::Button* newPatient_ = nullptr;
  look::Button* demonstration_ = nullptr;
  QLabel* hint_ = nullptr;
  QLabel* none_ = nullptr;
  QLabel* counts_ = nullptr;
  look::RowList* list_ = nullptr;
  QWidget* top_ = nullptr;
  QStackedWidget* whole_ = nullptr;  ///< list and preview, or the empty state
  QStackedWidget* side_ = nullptr;   ///< preview or form
  QStackedWidget* emptySide_ = nullptr;
  PreviewPanel* previewPanel_ = nullptr;
  PatientFormPanel* form_ = nullptr;
};

}  // namespace cervica::app

#pragma once

#include "app/desktop/administration/norm_versions_list.h"
#include "app/desktop/administration/norms_in_use.h"
#include "app/desktop/frame/page.h"

class QLabel;
class QLineEdit;
class QTabBar;

namespace cervica::app::look {
class Button;
class ChoiceBox;
}  // namespace cervica::app::look

namespace cervica::app {

/// The page "Administration": the norms in use, the devices, and the bones of the pictures.
class AdministrationPage : public Page {
  Q_OBJECT

 public:
  explicit AdministrationPage(AppContext& context, QWidget* parent = nullptr);

  void activated() override;
  void showDevices();
  void showBones();

 private:
  QWidget* makeNorms();
  QWidget* makeVersions();
  QWidget* makeTools();
  void refresh();
  void use();
  void importTable();
  void saveTemplate();
  [[nodiscard]] int chosenRow() const;

  NormsInUse norms_;
  NormVersionsModel versions_{norms_};
  QTabBar* tabs_ = nullptr;
  look::RowList* list_ = nullptr;
  QLabel* notice_ = nullptr;
  QLabel* chosenTitle_ = nullptr;
  QLabel* chosenText_ = nullptr;
  look::Button* use_ = nullptr;
  QLineEdit* source_ = nullptr;
  look::ChoiceBox* template_ = nullptr;
  QLabel* templateNote_ = nullptr;
};

}  // namespace cervica::app

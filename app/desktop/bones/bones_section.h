#pragma once

#include <QWidget>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/session/app_context.h"

class QLabel;
class QListView;
class QStringListModel;

namespace cervica::app::look {
class Button;
class RowList;
}  // namespace cervica::app::look

namespace cervica::app {

/// Administration › Bones: which meshes the pictures are made of, and a folder of the clinic's own.
class BonesSection : public QWidget {
  Q_OBJECT

 public:
  explicit BonesSection(AppContext& context, QWidget* parent = nullptr);

 private:
  QWidget* makeList();
  QWidget* makeTools();
  void chooseFolder();
  void useSculpted();
  void refresh();

  AppContext& context_;
  BonesInUse& bones_;
  QLabel* state_ = nullptr;
  QLabel* problem_ = nullptr;
  QStringListModel* model_ = nullptr;
  look::RowList* list_ = nullptr;
  look::Button* sculpted_ = nullptr;
};

}  // namespace cervica::app

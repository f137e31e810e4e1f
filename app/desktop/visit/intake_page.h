#pragma once

#include <functional>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/intake_sections.h"

class QVBoxLayout;

namespace cervica::app {

class AppContext;
class ScreeningBanner;
class SectionList;

/// The tab "Intake": sections at the left with their completion, the chosen one beside it below what the screening
/// says.
class IntakePage : public QWidget {
  Q_OBJECT

 public:
  explicit IntakePage(AppContext& context, QWidget* parent = nullptr);

  /// \param draft  outlives its use here; null: none
  void setDraft(DraftVisit* draft, bool readOnly);
  void refresh();
  [[nodiscard]] QString remark() const;  ///< "4 of 43": beside the tab's name

 private:
  void showRow(int row);
  void showContent(QWidget* content);
  void showSubject(const QString& id);
  QWidget* makeVital();
  QWidget* makeScreening();

  AppContext& context_;
  DraftVisit* draft_ = nullptr;
  bool readOnly_ = false;
  int shownRow_ = -1;
  IntakeSections* sections_;
  SectionList* list_;
  ScreeningBanner* banner_;
  QVBoxLayout* place_;
  QWidget* content_ = nullptr;
  QWidget* today_ = nullptr;  ///< content_ when it is the page of pain, symptoms and habits
  std::function<void()> refreshContent_;
};

}  // namespace cervica::app

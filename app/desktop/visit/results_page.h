#pragma once

#include <string>

#include <QWidget>

#include "app/desktop/session/app_context.h"
#include "app/desktop/visit/draft_visit.h"
#include "app/desktop/visit/results_model.h"
#include "app/desktop/visit/visit_library.h"

class QLabel;
class QStackedWidget;

namespace cervica::app::look {
class Panel;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

class EvidencePanel;
class FindingsPanel;
class PosturePanel;
class ResultsList;

/// The tab "Results": every value against its norm, at the right the posture in 3D and where a verdict comes from.
class ResultsPage : public QWidget {
  Q_OBJECT

 public:
  explicit ResultsPage(AppContext& context, QWidget* parent = nullptr);

  /// \param draft  outlives its use here; null: none
  void setDraft(const DraftVisit* draft);
  void refresh();
  [[nodiscard]] QString remark() const;  ///< "7 outside norm": beside the tab's name
  /// Of the posture panel, for the page's list of actions.
  [[nodiscard]] QList<QAction*> pictureActions() const;

 private:
  void showPosture();
  [[nodiscard]] std::optional<core::Visit> visitBefore();  ///< the newest visit before this one, once it is read
  void showRow(int row);
  void showCounts();

  const DraftVisit* draft_ = nullptr;
  ResultsModel model_;
  std::string chosen_;
  look::Panel* panel_;
  look::SegmentedControl* filter_;
  QStackedWidget* stack_;
  QLabel* empty_;
  ResultsList* list_;
  VisitLibrary visits_;
  PosturePanel* posture_;
  QWidget* evidenceLine_;
  EvidencePanel* evidence_;
  FindingsPanel* findings_;
};

}  // namespace cervica::app

#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "app/desktop/visit/draft_visit.h"
#include "assessment/tests/test_library.h"

class QLabel;
class QScrollArea;
class QStackedWidget;

namespace cervica::app::look {
class Button;
}

namespace cervica::app {

class ExaminerPage;
class MeasureEntry;
class MovementPanel;
class SectionList;
class TestListModel;
struct MotionClip;
struct TestListRow;

/// The tab "Tests": the list at the left, the chosen test with its words and entries in the middle, what to watch at
/// the right. While a test is run the examiner's page takes the place of middle and right.
class TestsPage : public QWidget {
  Q_OBJECT

 public:
  /// \param examiner  the page that runs a test; taken over
  TestsPage(std::shared_ptr<const assessment::TestLibrary> library, ExaminerPage* examiner, QWidget* parent = nullptr);

  /// \param draft  outlives its use here; null: none
  void setDraft(DraftVisit* draft, bool readOnly);
  void refresh();
  /// Goes to the test, or the other measures, that hold this measure.
  void showMeasure(const std::string& measure);
  /// A test is being done: the visit waits for its values.
  [[nodiscard]] bool running() const;
  [[nodiscard]] QString remark() const;  ///< "3 of 22": beside the tab's name
  /// Plays a movement in the place of the entries until it is closed.
  void showMovement(const QString& remark, MotionClip clip);

 Q_SIGNALS:
  void runningChanged();
  /// Somebody decided to do a test that the screening blocks, and says why.
  void acknowledged(const assessment::StructuredTest& test, const QString& reason);
  /// The recorded movement of this run is to be played (showMovement).
  void movementWanted(const std::string& run);

 private:
  void showRow(int row);
  void showEntries(const TestListRow& row);
  void showGuidance(const assessment::StructuredTest* test);
  void showRun(bool run);
  void offerInterrupted();
  void showPlay();
  void playNewest();
  [[nodiscard]] const assessment::StructuredTest* shownTest() const;
  /// The newest run of the shown test whose head sensors were recorded; null: none.
  [[nodiscard]] const core::TestRun* recordedRun() const;
  [[nodiscard]] std::optional<QString> blockOf(const assessment::StructuredTest& test) const;

  std::shared_ptr<const assessment::TestLibrary> library_;
  DraftVisit* draft_ = nullptr;
  bool readOnly_ = false;
  int shownRow_ = -1;
  int shownBefore_ = 0;  ///< the movement came
  TestListModel* model_;
  SectionList* list_;
  QStackedWidget* views_;  ///< entries, the examiner's page, or a movement
  ExaminerPage* examiner_;
  look::Button* run_;
  look::Button* play_;
  MovementPanel* movement_;
  QWidget* say_;
  QLabel* sayText_;
  QScrollArea* entryArea_;
  QScrollArea* guidanceArea_;
  QLabel* title_;
  QLabel* titleRemark_;
  std::vector<MeasureEntry*> entries_;
};

}  // namespace cervica::app

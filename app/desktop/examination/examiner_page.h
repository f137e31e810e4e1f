#pragma once

#include <memory>
#include <optional>

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "app/desktop/examination/cue_player.h"
#include "app/desktop/examination/examination.h"
#include "app/desktop/examination/sample_source.h"

class QBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace cervica::app::look {
class Button;
class Panel;
}  // namespace cervica::app::look

namespace cervica::app {

class AfterRun;
class BeforeRun;
class ChoiceRow;
class CompensationKeys;
class HoldChips;
class LiveModel;
class LiveStage;
class PainSlider;
class PhaseSteps;
class RepetitionTable;
class RunControls;
class SensorTools;
class TimerRing;
class TraceStrip;

/// One structured test on the screen: words to say, the live value over its target, timer, attempts, trace,
/// compensations, pain. Before it begins what to prepare and ask, after it what came of it.
class ExaminerPage : public QWidget {
  Q_OBJECT

 public:
  /// \param source  of samples; null: no sensors. Outlives the page
  ExaminerPage(Examination::Services services, SampleSource* source, QWidget* parent = nullptr);
  ~ExaminerPage() override;

  /// Gets ready for this test. A running one is left as it is in the journal.
  /// \param test     outlives its use here; null: none
  /// \param blocked  why the screening blocks it; nothing: it does not
  void setTest(const assessment::StructuredTest* test, DraftVisit* draft, const std::optional<QString>& blocked);
  void setBlocked(const std::optional<QString>& blocked);
  /// The run of this visit that was interrupted, of that test or (empty) of any; nothing: none.
  [[nodiscard]] std::optional<RunHeader> interruptedRun(const DraftVisit& draft, const std::string& test = {}) const;
  [[nodiscard]] Examination* examination() { return examination_.get(); }
  [[nodiscard]] bool running() const;

 Q_SIGNALS:
  void stageChanged();
  void left();                                  ///< the examiner is done with the test
  void movementWanted(const std::string& run);  ///< of the run that is over
  void acknowledged(const QString& reason);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum class Asking { Nothing, Stop, End };

  void makeMiddle(QWidget* middle);
  void makeSide(QWidget* side);
  void makeKeys();
  void prepare();
  void show(const DraftVisit& draft);
  void showMoment();
  void showSay();
  void showLive();
  void showModel();
  void showSlot();
  void showBoard();
  void showTrace();
  void showCompensations();
  void showStage();
  void fold();

  bool primary();
  bool ask(Asking what);
  void take(const assessment::Choice& choice);
  void overrule(std::size_t attempt, bool counted);

  Examination::Services services_;
  SampleSource* source_;
  const assessment::StructuredTest* test_ = nullptr;
  QPointer<DraftVisit> draft_;
  std::optional<QString> blocked_;
  std::optional<RunHeader> interrupted_;
  std::unique_ptr<Examination> examination_;
  Asking asking_ = Asking::Nothing;
  std::size_t askedAt_ = 0;  ///< how many attempts there were
  QTimer frame_;             ///< at most one painting a frame
  CuePlayer cues_;

  QVBoxLayout* contentColumn_ = nullptr;
  QBoxLayout* stageRow_ = nullptr;
  QScrollArea* sideArea_ = nullptr;
  QWidget* side_ = nullptr;
  bool narrow_ = false;
  std::size_t foldedAt_ = 0;  ///< phase the page was laid out for last

  QScrollArea* contentArea_ = nullptr;
  QLabel* sayText_ = nullptr;
  QLabel* troubleText_ = nullptr;  ///< the journal's
  QStackedWidget* body_ = nullptr;
  look::Panel* livePanel_ = nullptr;
  BeforeRun* before_ = nullptr;
  AfterRun* after_ = nullptr;
  PhaseSteps* steps_ = nullptr;
  LiveStage* stage_ = nullptr;
  LiveModel* model_ = nullptr;  ///< made when a movement is first examined
  QWidget* modelLine_ = nullptr;
  look::Button* undo_ = nullptr;
  QWidget* slotPanel_ = nullptr;
  QWidget* slotLine_ = nullptr;  ///< before it
  TimerRing* ring_ = nullptr;
  QLabel* slotTitle_ = nullptr;
  QLabel* slotWords_ = nullptr;
  QLabel* next_ = nullptr;
  QWidget* nextRow_ = nullptr;
  HoldChips* chips_ = nullptr;
  ChoiceRow* choices_ = nullptr;
  look::Panel* tracePanel_ = nullptr;
  QLabel* traceRemark_ = nullptr;
  TraceStrip* trace_ = nullptr;
  RunControls* controls_ = nullptr;
  look::Panel* tablePanel_ = nullptr;
  look::Panel* toolsPanel_ = nullptr;
  SensorTools* tools_ = nullptr;
  RepetitionTable* table_ = nullptr;
  look::Panel* compensationPanel_ = nullptr;
  CompensationKeys* compensations_ = nullptr;
  look::Panel* painPanel_ = nullptr;
  PainSlider* pain_ = nullptr;
  QLabel* painRemark_ = nullptr;
};

}  // namespace cervica::app

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "app/desktop/visit/draft_journal.h"
#include "app/desktop/visit/draft_reading.h"
#include "core/catalogue/catalogue.h"
#include "core/scoring/score.h"

namespace cervica::assessment {
struct Assessment;
class Assessor;
}  // namespace cervica::assessment

namespace cervica::app {

/// Why a test is not to be done now: the screening blocks it.
struct TestBlock {
  std::vector<QString> reasons;  ///< a sentence each, what is certain first
  bool certain = false;          ///< a rule says so; else it is only not cleared yet
  bool acknowledged = false;     ///< somebody allowed it all the same, with a reason that the visit keeps
};

/// The visit being typed. Holds what was typed, valid or not; says what of it is a visit; undoes and redoes.
///
/// Every change is a value of the whole draft with a sentence ("Cervical rotation, left: 52"). Typing on in the same
/// field belongs to one such step until `endOfEntry`. GUI thread.
class DraftVisit : public QObject {
  Q_OBJECT

 public:
  /// \param visit        what is stored, or a new visit without entries
  /// \param baseVersion  the stored version it is; nothing: never stored
  DraftVisit(const core::Visit& visit, std::optional<int> baseVersion, std::shared_ptr<const core::Catalogue> catalogue,
             QObject* parent = nullptr);
  /// Takes up a draft from the journal. It counts as not stored.
  DraftVisit(const JournalledDraft& draft, std::shared_ptr<const core::Catalogue> catalogue, QObject* parent = nullptr);
  ~DraftVisit() override;

  [[nodiscard]] const core::Catalogue& catalogue() const { return *catalogue_; }
  [[nodiscard]] std::shared_ptr<const core::Catalogue> sharedCatalogue() const { return catalogue_; }
  [[nodiscard]] const core::Visit& visit() const { return reading_.visit; }  ///< the valid entries
  [[nodiscard]] const DraftReading& reading() const { return reading_; }
  [[nodiscard]] const DraftState& state() const { return state_; }
  [[nodiscard]] std::optional<int> baseVersion() const { return baseVersion_; }
  [[nodiscard]] bool unsaved() const { return !saved_ || !(*saved_ == reading_.visit); }
  [[nodiscard]] bool empty() const { return state_ == DraftState{}; }  ///< nothing was typed
  [[nodiscard]] JournalledDraft journalled() const;

  /// Scores, screening and findings of the valid entries, as of the last change.
  [[nodiscard]] const assessment::Assessment& assessment() const { return *assessment_; }
  /// Whether and why the screening blocks a test ("test.ccft"); nothing: it may be done.
  [[nodiscard]] std::optional<TestBlock> blockOf(const std::string& test) const;
  /// Whether a question is to be asked after what is known so far.
  [[nodiscard]] bool asks(const std::string& question) const;
  /// The questionnaires to offer first, by their id.
  [[nodiscard]] std::vector<std::string> suggestedInstruments() const;

  /// The visit as it is now has been stored as `version`.
  void markSaved(int version, const core::Visit& stored);
  /// The patient's record was edited elsewhere.
  void setPatient(const core::Patient& patient);
  /// Replaces everything by another version of the visit, as one step that can be undone.
  void replaceBy(const core::Visit& visit, const QString& message);

  // Measurements -----------------------------------------------------------------------------------------------------
  [[nodiscard]] Entry entry(const EntryKey& key) const;
  void setValue(const EntryKey& key, const QString& text);
  void setPain(const EntryKey& key, const QString& text);
  void setNote(const EntryKey& key, const QString& text);
  [[nodiscard]] QString problem(const EntryKey& key) const;  ///< the sentence beside the field, or empty
  [[nodiscard]] QString painProblem(const EntryKey& key) const;
  /// The device chosen for this measure and side; before any choice the one last used for a similar measure, else the
  /// measure's first.
  [[nodiscard]] std::string device(const SidedMeasure& measure) const;
  void setDevice(const SidedMeasure& measure, const std::string& device);
  /// Takes over a test that was done, as one step: the run, its measurements in the place of what was typed for the
  /// same measure, side and trial, and the devices they were taken with. A run of the same id is replaced.
  /// \param name  of the test, for the list of steps; empty: its identifier is named
  /// \pre         every measurement is of an entered measure of the catalogue
  void addTestRun(const core::TestRun& run, const std::vector<core::Measurement>& measurements,
                  const QString& name = {});
  [[nodiscard]] int trialsTyped(const SidedMeasure& measure) const;  ///< the highest trial with something in it, or 0
  [[nodiscard]] bool hasValue(const std::string& measure) const;     ///< a valid value of any side
  /// The trials as one value; also of derived measures. Nothing: not measured.
  [[nodiscard]] std::optional<core::CombinedMeasurement> combined(const SidedMeasure& measure) const;
  /// The live verdict. Nothing: not measured.
  [[nodiscard]] std::optional<core::Judgement> judgement(const SidedMeasure& measure) const;

  // Intake -----------------------------------------------------------------------------------------------------------
  [[nodiscard]] QString answer(const std::string& question) const;
  /// Answers a question, or with "yes" and "no" whether a symptom is there. Empty: not asked.
  void setAnswer(const std::string& question, const QString& text);
  /// "None of these": every question that was not answered yet is answered with no.
  void answerOthersNo(const std::vector<std::string>& questions, const QString& title);
  [[nodiscard]] QString answerProblem(const std::string& question) const;
  [[nodiscard]] QString itemAnswer(const std::string& instrument, int item) const;  ///< item counted from 0
  void setItemAnswer(const std::string& instrument, int item, const QString& text);
  [[nodiscard]] QString itemProblem(const std::string& instrument, int item) const;
  void setSymptom(const std::string& id, bool present);
  void setHabit(const std::string& id, bool present);
  void setNoSymptoms();       ///< asked, and none
  void setNoOtherSymptoms();  ///< asked, and none but those that are there
  void setNoHabits();
  /// Keeps the decision to do a test although the screening blocks it.
  /// \param name  of the test, for the list of steps; empty: its identifier is named
  void addAcknowledgement(const core::ScreeningAcknowledgement& acknowledgement, const QString& name = {});

  // History ----------------------------------------------------------------------------------------------------------
  [[nodiscard]] bool canUndo() const { return position_ > 0; }
  [[nodiscard]] bool canRedo() const { return position_ + 1 < history_.size(); }
  [[nodiscard]] QString undoText() const;  ///< the step that undo takes back, or empty
  [[nodiscard]] QString redoText() const;
  void undo();
  void redo();
  /// The field was left: typing in it again is a new step.
  void endOfEntry() { openField_.clear(); }

 Q_SIGNALS:
  void changed();

 private:
  struct Commit {
    QString message;
    DraftState state;
  };

  void commit(DraftState state, const QString& message, const QString& field);
  void show(const DraftState& state);
  void read();
  [[nodiscard]] QString nameOf(const SidedMeasure& measure) const;

  std::shared_ptr<const core::Catalogue> catalogue_;
  std::unique_ptr<assessment::Assessor> assessor_;
  core::Visit header_;
  std::optional<int> baseVersion_;
  std::optional<core::Visit> saved_;
  DraftState state_;
  DraftReading reading_;
  std::vector<core::CombinedMeasurement> combined_;
  std::unique_ptr<assessment::Assessment> assessment_;
  std::vector<Commit> history_;
  std::size_t position_ = 0;
  QString openField_;
};

/// "Cervical rotation, left": the label, then the side. The accessible name of a test's fields.
[[nodiscard]] QString entryName(const core::Measure& measure, std::optional<core::Side> side, int trial = 1);

}  // namespace cervica::app

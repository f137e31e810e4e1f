#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/devices/sensor_service.h"
#include "app/desktop/examination/run_journal.h"
#include "app/desktop/session/autosave.h"
#include "app/desktop/session/clinic_store.h"
#include "app/desktop/session/clock.h"
#include "app/desktop/session/posture_choices.h"
#include "app/desktop/session/user_prompts.h"
#include "core/catalogue/catalogue.h"

namespace cervica::app {

class BonesInUse;
class DraftVisit;

/// The pages of the rail that work.
enum class PageId { Patients, Visit, Compare, Programme, Reports, Administration };

/// What every page gets: the clinical data, the records, the person's answers, the clock, and what is open now. Lives
/// on the GUI thread, longer than every page.
class AppContext : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    std::shared_ptr<const core::Catalogue> catalogue;
    std::unique_ptr<ClinicStore> store;
    std::unique_ptr<UserPrompts> prompts;
    Clock clock = systemNow;
    QString clinician;                      ///< shown in the status bar and stored as the examiner of a visit
    std::filesystem::path packFolder = {};  ///< of the clinic's own packs; empty: there are none
    std::filesystem::path deviceFile = {};  ///< the set-up of the sensors; empty: there are none
    std::unique_ptr<RunJournal> runs = {};  ///< of tests being run; null: kept in memory only
    /// Of the pictures; shared so that only who makes it must know it. Null: no window shows pictures.
    std::shared_ptr<BonesInUse> bones = {};
  };

  explicit AppContext(Parts parts, QObject* parent = nullptr);
  ~AppContext() override;

  [[nodiscard]] const core::Catalogue& catalogue() const { return *parts_.catalogue; }
  [[nodiscard]] std::shared_ptr<const core::Catalogue> sharedCatalogue() const { return parts_.catalogue; }
  [[nodiscard]] ClinicStore& store() { return *parts_.store; }
  [[nodiscard]] UserPrompts& prompts() { return *parts_.prompts; }
  [[nodiscard]] core::LocalMoment now() const { return parts_.clock(); }
  [[nodiscard]] const QString& clinician() const { return parts_.clinician; }
  [[nodiscard]] const std::filesystem::path& packFolder() const { return parts_.packFolder; }
  [[nodiscard]] Autosave& autosave() { return autosave_; }
  [[nodiscard]] SensorService& sensors() { return sensors_; }
  [[nodiscard]] RunJournal& runs() { return *parts_.runs; }
  /// \pre there are some
  [[nodiscard]] BonesInUse& bones() { return *parts_.bones; }
  [[nodiscard]] PostureChoices& postureChoices() { return postureChoices_; }

  /// The patient whose banner is shown.
  [[nodiscard]] const std::optional<core::Patient>& patient() const { return patient_; }
  /// The stored visits of that patient, newest first; empty until they are read (visitsChanged).
  [[nodiscard]] const std::vector<VisitSummary>& visits() const { return visits_; }
  /// The visit that is open, stored or not; null: none. Of the patient above.
  [[nodiscard]] DraftVisit* draft() const { return draft_.get(); }
  [[nodiscard]] bool draftIsSigned() const { return draftIsSigned_; }

  // Navigation. Failures are shown to the person; what was open stays open then.
  void openPatient(const core::PatientId& id);
  /// Opens a patient already read, without asking the records again.
  void openPatient(const core::Patient& patient);
  void closePatient();
  /// Opens the visit as it was typed last (journal), else as it is stored, and goes to the Visit page.
  void openVisit(const core::VisitId& id);
  /// Starts a visit of this patient now and goes to the Visit page.
  void newVisit(const core::Patient& patient);
  void openPage(PageId page) { Q_EMIT pageRequested(page); }
  void openCompare() { openPage(PageId::Compare); }
  void openReports() { openPage(PageId::Reports); }

  /// The draft has been stored: forgets its journal entry and reads the patient's visits again.
  void draftStored();
  void draftSigned();
  /// Closes the open visit and forgets what was typed since it was stored last.
  void discardDraft();
  /// Reads patient and visits again after somebody changed them.
  void reloadPatient();
  /// Opens what the journal kept at the last end; calls `restored` with the number of drafts found.
  void restoreDrafts();

  /// Says something in passing, in the status bar.
  void say(const QString& sentence) { Q_EMIT said(sentence); }
  /// Shows a failure of the records to the person.
  void showProblem(const QString& title, const Problem& problem);

 Q_SIGNALS:
  void patientChanged();  ///< another patient, none, or the same with other data
  void visitsChanged();
  void draftOpened();  ///< draft() is another one, or null
  void pageRequested(PageId page);
  void said(const QString& sentence);
  void recordsChanged();  ///< patients or visits were added or changed

 private:
  void setPatient(std::optional<core::Patient> patient);
  void setDraft(std::unique_ptr<DraftVisit> draft, bool isSigned);
  void readVisits();

  Parts parts_;
  Autosave autosave_;
  SensorService sensors_;
  PostureChoices postureChoices_;
  std::optional<core::Patient> patient_;
  std::vector<VisitSummary> visits_;
  std::unique_ptr<DraftVisit> draft_;
  bool draftIsSigned_ = false;
};

}  // namespace cervica::app

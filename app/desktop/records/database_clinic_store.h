#pragma once

#include <memory>

#include "app/desktop/records/worker.h"
#include "app/desktop/session/clinic_store.h"
#include "core/catalogue/catalogue.h"
#include "db/journal/draft_journal.h"
#include "db/repositories/patient_repository.h"
#include "db/repositories/recording_repository.h"
#include "db/repositories/visit_repository.h"
#include "db/session/connection_target.h"
#include "db/session/database.h"

namespace cervica::app {

/// The records in PostgreSQL and the drafts in the local journal, each on a thread of its own: a database that does
/// not answer never holds up what is being typed.
class DatabaseClinicStore : public ClinicStore {
  Q_OBJECT

 public:
  /// \param signer  who signs visits; not empty
  DatabaseClinicStore(db::ConnectionTarget target, std::filesystem::path journalHome,
                      std::shared_ptr<const core::Catalogue> catalogue, std::string signer);
  ~DatabaseClinicStore() override;

  void open(QObject* receiver, Answer<StoreStatus> answer) override;
  void status(QObject* receiver, Answer<StoreStatus> answer) override;
  void findPatients(const QString& text, int limit, QObject* receiver,
                    Answer<std::vector<PatientSummary>> answer) override;
  void recentPatients(int limit, QObject* receiver, Answer<std::vector<PatientSummary>> answer) override;
  void patient(const core::PatientId& id, QObject* receiver, Answer<core::Patient> answer) override;
  void savePatient(const core::Patient& patient, bool isNew, QObject* receiver, Answer<Done> answer) override;
  void proposePatientId(QObject* receiver, Answer<core::PatientId> answer) override;
  void visits(const core::PatientId& patient, QObject* receiver, Answer<std::vector<VisitSummary>> answer) override;
  void visit(const core::VisitId& id, QObject* receiver, Answer<StoredVisit> answer) override;
  void saveVisit(const core::Visit& visit, std::optional<int> basedOn, QObject* receiver, Answer<int> answer) override;
  void signVisit(const core::VisitId& id, int version, QObject* receiver, Answer<Done> answer) override;
  void saveRecording(const core::VisitId& visit, const core::TestRun& run, const std::string& stream, QObject* receiver,
                     Answer<Done> answer) override;
  void recording(const core::VisitId& visit, const std::string& run, QObject* receiver,
                 Answer<std::string> answer) override;
  void seedDemonstrationClinic(QObject* receiver, Answer<StoreStatus> answer) override;
  void putDraft(const StoredDraft& draft, QObject* receiver, Answer<Done> answer) override;
  void removeDraft(const std::string& id, QObject* receiver, Answer<Done> answer) override;
  void drafts(QObject* receiver, Answer<std::vector<StoredDraft>> answer) override;
  void flushDrafts() override;

 private:
  /// The open database with its repositories. Used on the records' thread only.
  struct Records {
    explicit Records(db::Database opened)
        : database(std::move(opened)), patients(database), visits(database), recordings(database) {}
    db::Database database;
    db::PatientRepository patients;
    db::VisitRepository visits;
    db::RecordingRepository recordings;
  };

  /// Runs `work` on a thread and brings its outcome back; what it throws becomes the problem.
  template <typename T>
  void run(Worker& worker, QObject* receiver, Answer<T> answer, std::function<Outcome<T>()> work);
  /// The same with the open records.
  template <typename T>
  void ask(QObject* receiver, Answer<T> answer, std::function<Outcome<T>(Records&)> work);

  [[nodiscard]] StoreStatus readStatus(Records& records) const;
  [[nodiscard]] static PatientSummary summarise(Records& records, core::Patient patient);
  [[nodiscard]] db::DraftJournal& journal();

  db::ConnectionTarget target_;
  std::filesystem::path journalHome_;
  std::shared_ptr<const core::Catalogue> catalogue_;
  std::string signer_;
  std::unique_ptr<Records> records_;           ///< records' thread only
  std::unique_ptr<db::DraftJournal> journal_;  ///< drafts' thread only
  std::unique_ptr<Worker> recordsThread_, draftsThread_;
};

}  // namespace cervica::app

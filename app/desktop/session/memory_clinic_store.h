#pragma once

#include <map>

#include "app/desktop/session/clinic_store.h"

namespace cervica::app {

/// Records in memory, for tests and previews: answers through the event loop, so that order and staleness are real.
class MemoryClinicStore : public ClinicStore {
  Q_OBJECT

 public:
  using ClinicStore::ClinicStore;

  /// Every following call fails like this, until it is set to nothing.
  void failWith(std::optional<Problem> problem) { failure_ = std::move(problem); }
  /// Holds back all answers until `release`.
  void hold() { held_ = true; }
  void release();

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
  void flushDrafts() override {}

  std::map<core::PatientId, core::Patient> patientRecords;
  std::map<core::VisitId, StoredVisit> visitRecords;
  std::map<std::pair<core::VisitId, std::string>, std::string> recordings;  ///< by visit and run
  std::vector<StoredDraft> draftRecords;                                    ///< newest first
  std::vector<QString> searches;  ///< every text that was searched for, in order

 private:
  template <typename T>
  void answerLater(QObject* receiver, Answer<T> answer, Outcome<T> outcome);
  [[nodiscard]] StoreStatus currentStatus() const;
  [[nodiscard]] PatientSummary summaryOf(const core::Patient& patient) const;

  std::optional<Problem> failure_;
  bool held_ = false;
  std::vector<std::function<void()>> waiting_;
};

}  // namespace cervica::app

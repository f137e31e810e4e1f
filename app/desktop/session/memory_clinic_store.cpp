#include "app/desktop/session/memory_clinic_store.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>

namespace cervica::app {

template <typename T>
void MemoryClinicStore::answerLater(QObject* receiver, Answer<T> answer, Outcome<T> outcome) {
  if (failure_) outcome = *failure_;
  auto deliver = [receiver = QPointer<QObject>(receiver), answer = std::move(answer), outcome = std::move(outcome)] {
    if (receiver) answer(outcome);
  };
  if (held_)
    waiting_.push_back(std::move(deliver));
  else
    QTimer::singleShot(0, this, std::move(deliver));
}

void MemoryClinicStore::release() {
  held_ = false;
  for (auto& deliver : std::exchange(waiting_, {})) QTimer::singleShot(0, this, std::move(deliver));
}

StoreStatus MemoryClinicStore::currentStatus() const {
  StoreStatus status;
  status.patients = static_cast<std::int64_t>(patientRecords.size());
  status.visits = static_cast<std::int64_t>(visitRecords.size());
  return status;
}

PatientSummary MemoryClinicStore::summaryOf(const core::Patient& patient) const {
  PatientSummary summary{patient, {}};
  for (const auto& [id, stored] : visitRecords) {
    if (stored.visit.patient.id != patient.id) continue;
    if (!summary.lastVisit || summary.lastVisit->utc() < stored.visit.startedAt.utc())
      summary.lastVisit = stored.visit.startedAt;
  }
  return summary;
}

void MemoryClinicStore::open(QObject* receiver, Answer<StoreStatus> answer) {
  answerLater<StoreStatus>(receiver, std::move(answer), currentStatus());
}

void MemoryClinicStore::status(QObject* receiver, Answer<StoreStatus> answer) {
  answerLater<StoreStatus>(receiver, std::move(answer), currentStatus());
}

void MemoryClinicStore::findPatients(const QString& text, int limit, QObject* receiver,
                                     Answer<std::vector<PatientSummary>> answer) {
  searches.push_back(text);
  std::vector<PatientSummary> found;
  for (const auto& [id, record] : patientRecords) {
    const QString whole = QString::fromStdString(record.givenName + ' ' + record.familyName + ' ' + id.text() + ' ' +
                                                 core::toIso(record.birthDate));
    if (whole.contains(text, Qt::CaseInsensitive) && found.size() < static_cast<std::size_t>(limit))
      found.push_back(summaryOf(record));
  }
  answerLater<std::vector<PatientSummary>>(receiver, std::move(answer), std::move(found));
}

void MemoryClinicStore::recentPatients(int limit, QObject* receiver, Answer<std::vector<PatientSummary>> answer) {
  std::vector<PatientSummary> recent;
  for (const auto& [id, record] : patientRecords) recent.push_back(summaryOf(record));
  std::stable_sort(recent.begin(), recent.end(), [](const PatientSummary& a, const PatientSummary& b) {
    return a.lastVisit && (!b.lastVisit || b.lastVisit->utc() < a.lastVisit->utc());
  });
  if (recent.size() > static_cast<std::size_t>(limit)) recent.resize(static_cast<std::size_t>(limit));
  answerLater<std::vector<PatientSummary>>(receiver, std::move(answer), std::move(recent));
}

void MemoryClinicStore::patient(const core::PatientId& id, QObject* receiver, Answer<core::Patient> answer) {
  const auto found = patientRecords.find(id);
  if (found == patientRecords.end())
    return answerLater<core::Patient>(receiver, std::move(answer),
                                      Problem{Problem::Kind::NotFound, QStringLiteral("There is no such patient.")});
  answerLater<core::Patient>(receiver, std::move(answer), found->second);
}

void MemoryClinicStore::savePatient(const core::Patient& patient, bool isNew, QObject* receiver, Answer<Done> answer) {
  if (isNew && patientRecords.contains(patient.id))
    return answerLater<Done>(receiver, std::move(answer),
                             Problem{Problem::Kind::Conflict, QStringLiteral("This identifier is taken.")});
  if (!failure_) patientRecords[patient.id] = patient;
  answerLater<Done>(receiver, std::move(answer), Done{});
}

void MemoryClinicStore::proposePatientId(QObject* receiver, Answer<core::PatientId> answer) {
  std::size_t number = patientRecords.size() + 1;
  const auto id = [&number] {
    return core::PatientId(QStringLiteral("P-%1").arg(number, 4, 10, QLatin1Char('0')).toStdString());
  };
  while (patientRecords.contains(id())) ++number;
  answerLater<core::PatientId>(receiver, std::move(answer), id());
}

void MemoryClinicStore::visits(const core::PatientId& patient, QObject* receiver,
                               Answer<std::vector<VisitSummary>> answer) {
  std::vector<VisitSummary> found;
  for (const auto& [id, stored] : visitRecords)
    if (stored.visit.patient.id == patient)
      found.push_back({id, stored.visit.startedAt, stored.visit.kind, stored.version, stored.signature});
  std::sort(found.begin(), found.end(),
            [](const VisitSummary& a, const VisitSummary& b) { return b.startedAt.utc() < a.startedAt.utc(); });
  answerLater<std::vector<VisitSummary>>(receiver, std::move(answer), std::move(found));
}

void MemoryClinicStore::visit(const core::VisitId& id, QObject* receiver, Answer<StoredVisit> answer) {
  const auto found = visitRecords.find(id);
  if (found == visitRecords.end())
    return answerLater<StoredVisit>(receiver, std::move(answer),
                                    Problem{Problem::Kind::NotFound, QStringLiteral("There is no such visit.")});
  answerLater<StoredVisit>(receiver, std::move(answer), found->second);
}

void MemoryClinicStore::saveVisit(const core::Visit& visit, std::optional<int> basedOn, QObject* receiver,
                                  Answer<int> answer) {
  const auto found = visitRecords.find(visit.id);
  const int newest = found == visitRecords.end() ? 0 : found->second.version;
  if (newest != basedOn.value_or(0))
    return answerLater<int>(receiver, std::move(answer),
                            Problem{Problem::Kind::Conflict, QStringLiteral("The records hold a newer version.")});
  if (!failure_) {
    patientRecords[visit.patient.id] = visit.patient;
    visitRecords[visit.id] = {visit, newest + 1, std::nullopt};
  }
  answerLater<int>(receiver, std::move(answer), newest + 1);
}

void MemoryClinicStore::signVisit(const core::VisitId& id, int version, QObject* receiver, Answer<Done> answer) {
  const auto found = visitRecords.find(id);
  if (found == visitRecords.end() || found->second.version != version)
    return answerLater<Done>(receiver, std::move(answer),
                             Problem{Problem::Kind::Conflict, QStringLiteral("There is no such version.")});
  if (!failure_) found->second.signature = core::VisitSignature{"signer", found->second.visit.startedAt.utc()};
  answerLater<Done>(receiver, std::move(answer), Done{});
}

void MemoryClinicStore::saveRecording(const core::VisitId& visit, const core::TestRun& run, const std::string& stream,
                                      QObject* receiver, Answer<Done> answer) {
  recordings[{visit, run.id}] = stream;
  answerLater<Done>(receiver, std::move(answer), Done{});
}

void MemoryClinicStore::recording(const core::VisitId& visit, const std::string& run, QObject* receiver,
                                  Answer<std::string> answer) {
  const auto found = recordings.find({visit, run});
  if (found == recordings.end())
    return answerLater<std::string>(
        receiver, std::move(answer),
        Problem{Problem::Kind::NotFound, QStringLiteral("There is no recording of this test.")});
  answerLater<std::string>(receiver, std::move(answer), found->second);
}

void MemoryClinicStore::seedDemonstrationClinic(QObject* receiver, Answer<StoreStatus> answer) {
  answerLater<StoreStatus>(receiver, std::move(answer), currentStatus());
}

void MemoryClinicStore::putDraft(const StoredDraft& draft, QObject* receiver, Answer<Done> answer) {
  if (!failure_) {
    std::erase_if(draftRecords, [&draft](const StoredDraft& other) { return other.id == draft.id; });
    draftRecords.insert(draftRecords.begin(), draft);
  }
  answerLater<Done>(receiver, std::move(answer), Done{});
}

void MemoryClinicStore::removeDraft(const std::string& id, QObject* receiver, Answer<Done> answer) {
  if (!failure_) std::erase_if(draftRecords, [&id](const StoredDraft& draft) { return draft.id == id; });
  answerLater<Done>(receiver, std::move(answer), Done{});
}

void MemoryClinicStore::drafts(QObject* receiver, Answer<std::vector<StoredDraft>> answer) {
  answerLater<std::vector<StoredDraft>>(receiver, std::move(answer), draftRecords);
}

}  // namespace cervica::app

#include "app/desktop/records/database_clinic_store.h"

#include <QMetaObject>
#include <QPointer>
#include <QRegularExpression>
#include <QStringList>
#include <QUuid>
#include <exception>

#include "core/base/failure.h"
#include "core/visit/visit_document.h"
#include "db/demo/demo_clinic.h"
#include "db/repositories/scored_visit.h"

namespace cervica::app {
namespace {

constexpr int kDemonstrationPatients = 24;
constexpr unsigned kDemonstrationSeed = 1;
/// How many numbers after the newest are tried before an identifier is drawn at random.
constexpr int kNumbersTried = 200;

Problem problemOf(const core::Failure& failure) {
  Problem::Kind kind = Problem::Kind::Internal;
  switch (failure.kind()) {
    case core::Failure::Kind::DatabaseUnavailable:
    case core::Failure::Kind::Storage:
      kind = Problem::Kind::Unavailable;
      break;
    case core::Failure::Kind::PermissionDenied:
      kind = Problem::Kind::PermissionDenied;
      break;
    case core::Failure::Kind::Graphics:
    case core::Failure::Kind::Internal:
      break;
  }
  return {kind, QString::fromUtf8(failure.what())};
}

Problem problemOf(const core::Error& error) {
  Problem::Kind kind = Problem::Kind::Refused;
  if (error.code == core::Error::Code::NotFound) kind = Problem::Kind::NotFound;
  if (error.code == core::Error::Code::Conflict) kind = Problem::Kind::Conflict;
  QStringList sentences;
  for (const core::Issue& issue : error.issues) sentences << QString::fromStdString(issue.message);
  return {kind, sentences.join(QLatin1Char('\n'))};
}

/// \pre called inside a catch block
Problem problemOfCurrentException() {
  try {
    throw;
  } catch (const core::Failure& failure) {
    return problemOf(failure);
  } catch (const std::exception& other) {
    return {Problem::Kind::Internal,
            DatabaseClinicStore::tr("Something unexpected happened: %1").arg(QString::fromUtf8(other.what()))};
  } catch (...) {
    return {Problem::Kind::Internal, DatabaseClinicStore::tr("Something unexpected happened.")};
  }
}

template <typename To, typename From>
Outcome<To> outcomeOf(const core::Result<From>& result, const std::function<To(const From&)>& convert) {
  if (!result.ok()) return problemOf(result.error());
  return convert(result.value());
}

VisitSummary summaryOf(const db::VisitSummary& visit) {
  return {visit.visitId, visit.startedAt, visit.kind, visit.version, visit.signature};
}

}  // namespace

DatabaseClinicStore::DatabaseClinicStore(db::ConnectionTarget target, std::filesystem::path journalHome,
                                         std::shared_ptr<const core::Catalogue> catalogue, std::string signer)
    : target_(std::move(target)),
      journalHome_(std::move(journalHome)),
      catalogue_(std::move(catalogue)),
      signer_(std::move(signer)),
      recordsThread_(std::make_unique<Worker>()),
      draftsThread_(std::make_unique<Worker>()) {}

DatabaseClinicStore::~DatabaseClinicStore() {
  // Both belong to their threads, and stopping the private server is the records' last job.
  draftsThread_->post([this] { journal_.reset(); });
  recordsThread_->post([this] { records_.reset(); });
  draftsThread_.reset();
  recordsThread_.reset();
}

template <typename T>
void DatabaseClinicStore::run(Worker& worker, QObject* receiver, Answer<T> answer, std::function<Outcome<T>()> work) {
  worker.post([this, receiver = QPointer<QObject>(receiver), answer = std::move(answer), work = std::move(work)] {
    Outcome<T> outcome = [&work]() -> Outcome<T> {
      try {
        return work();
      } catch (...) {
        return problemOfCurrentException();
      }
    }();
    // The pointer to the receiver is looked at on the GUI thread only, where the receiver lives and dies.
    QMetaObject::invokeMethod(
        this,
        [receiver, answer, outcome = std::move(outcome)] {
          if (receiver) answer(outcome);
        },
        Qt::QueuedConnection);
  });
}

template <typename T>
void DatabaseClinicStore::ask(QObject* receiver, Answer<T> answer, std::function<Outcome<T>(Records&)> work) {
  run<T>(*recordsThread_, receiver, std::move(answer), [this, work = std::move(work)]() -> Outcome<T> {
    if (!records_) return Problem{Problem::Kind::Unavailable, tr("The database is not open.")};
    return work(*records_);
  });
}

void DatabaseClinicStore::open(QObject* receiver, Answer<StoreStatus> answer) {
  run<StoreStatus>(*recordsThread_, receiver, std::move(answer), [this]() -> Outcome<StoreStatus> {
    if (!records_) records_ = std::make_unique<Records>(db::Database::open(target_));
    return readStatus(*records_);
  });
}

StoreStatus DatabaseClinicStore::readStatus(Records& records) const {
  const db::DatabaseStatus found = records.database.status();
  StoreStatus status;
  status.embedded = target_.isEmbedded();
  status.notice = QString::fromStdString(records.database.notice());
  if (!status.embedded) {
    // Only the host and the database of the connection string: the rest is for administrators.
    const QString words = QString::fromStdString(found.conninfo);
    static const QRegularExpression kHost(QStringLiteral("host='?([^' ]+)"));
    static const QRegularExpression kName(QStringLiteral("dbname='?([^' ]+)"));
    const QString host = kHost.match(words).captured(1), name = kName.match(words).captured(1);
    status.place = name.isEmpty() ? host : host.isEmpty() ? name : host + QLatin1Char('/') + name;
  }
  status.patients = found.patients;
  status.visits = found.visits;
  return status;
}

void DatabaseClinicStore::status(QObject* receiver, Answer<StoreStatus> answer) {
  ask<StoreStatus>(receiver, std::move(answer),
                   [this](Records& records) -> Outcome<StoreStatus> { return readStatus(records); });
}

PatientSummary DatabaseClinicStore::summarise(Records& records, core::Patient patient) {
  PatientSummary summary{std::move(patient), {}};
  const auto visits = records.visits.list(summary.patient.id);
  if (!visits.empty()) summary.lastVisit = visits.back().startedAt;
  return summary;
}

void DatabaseClinicStore::findPatients(const QString& text, int limit, QObject* receiver,
                                       Answer<std::vector<PatientSummary>> answer) {
  ask<std::vector<PatientSummary>>(receiver, std::move(answer), [text = text.toStdString(), limit](Records& records) {
    std::vector<PatientSummary> found;
    for (core::Patient& patient : records.patients.find(text, limit))
      found.push_back(summarise(records, std::move(patient)));
    return Outcome(std::move(found));
  });
}

void DatabaseClinicStore::recentPatients(int limit, QObject* receiver, Answer<std::vector<PatientSummary>> answer) {
  ask<std::vector<PatientSummary>>(receiver, std::move(answer), [limit](Records& records) {
    std::vector<PatientSummary> recent;
    for (core::Patient& patient : records.patients.recent(limit))
      recent.push_back(summarise(records, std::move(patient)));
    return Outcome(std::move(recent));
  });
}

void DatabaseClinicStore::patient(const core::PatientId& id, QObject* receiver, Answer<core::Patient> answer) {
  ask<core::Patient>(receiver, std::move(answer), [id](Records& records) {
    return outcomeOf<core::Patient, core::Patient>(records.patients.show(id),
                                                   [](const core::Patient& found) { return found; });
  });
}

void DatabaseClinicStore::savePatient(const core::Patient& patient, bool isNew, QObject* receiver,
                                      Answer<Done> answer) {
  ask<Done>(receiver, std::move(answer), [patient, isNew](Records& records) -> Outcome<Done> {
    if (isNew && records.patients.show(patient.id).ok())
      return Problem{Problem::Kind::Conflict, tr("The identifier %1 belongs to another patient. Choose another one.")
                                                  .arg(QString::fromStdString(patient.id.text()))};
    return outcomeOf<Done, core::PatientId>(records.patients.save(patient),
                                            [](const core::PatientId&) { return Done{}; });
  });
}

void DatabaseClinicStore::proposePatientId(QObject* receiver, Answer<core::PatientId> answer) {
  ask<core::PatientId>(receiver, std::move(answer), [](Records& records) -> Outcome<core::PatientId> {
    const std::int64_t next = records.patients.count() + 1;
    for (std::int64_t number = next; number < next + kNumbersTried; ++number) {
      const core::PatientId id(QStringLiteral("P-%1").arg(number, 4, 10, QLatin1Char('0')).toStdString());
      if (!records.patients.show(id).ok()) return id;
    }
    return core::PatientId("P-" + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8).toUpper().toStdString());
  });
}

void DatabaseClinicStore::visits(const core::PatientId& patient, QObject* receiver,
                                 Answer<std::vector<VisitSummary>> answer) {
  ask<std::vector<VisitSummary>>(receiver, std::move(answer), [patient](Records& records) {
    const auto found = records.visits.list(patient);
    std::vector<VisitSummary> newestFirst;
    for (auto visit = found.rbegin(); visit != found.rend(); ++visit) newestFirst.push_back(summaryOf(*visit));
    return Outcome(std::move(newestFirst));
  });
}

void DatabaseClinicStore::visit(const core::VisitId& id, QObject* receiver, Answer<StoredVisit> answer) {
  ask<StoredVisit>(receiver, std::move(answer), [this, id](Records& records) -> Outcome<StoredVisit> {
    const auto patient = records.visits.patientOf(id);
    if (!patient.ok()) return problemOf(patient.error());
    for (const db::VisitSummary& each : records.visits.list(*patient)) {
      if (each.visitId != id) continue;
      const auto document = records.visits.document(id, each.version);
      if (!document.ok()) return problemOf(document.error());
      const auto read = core::readVisit(*document, *catalogue_);
      if (!read.ok())
        return Problem{Problem::Kind::Refused,
                       tr("This visit was stored with other clinical data and cannot be shown with these: %1")
                           .arg(QString::fromStdString(read.error().text()))};
      return StoredVisit{*read, each.version, each.signature};
    }
    return Problem{Problem::Kind::NotFound, tr("There is no such visit.")};
  });
}

void DatabaseClinicStore::saveVisit(const core::Visit& visit, std::optional<int> basedOn, QObject* receiver,
                                    Answer<int> answer) {
  ask<int>(receiver, std::move(answer), [this, visit, basedOn](Records& records) {
    return outcomeOf<int, db::SavedVisit>(db::saveScored(records.visits, visit, *catalogue_, basedOn.value_or(0)),
                                          [](const db::SavedVisit& saved) { return saved.version; });
  });
}

void DatabaseClinicStore::signVisit(const core::VisitId& id, int version, QObject* receiver, Answer<Done> answer) {
  ask<Done>(receiver, std::move(answer), [this, id, version](Records& records) {
    return outcomeOf<Done, db::VisitSummary>(records.visits.sign(id, version, signer_),
                                             [](const db::VisitSummary&) { return Done{}; });
  });
}

void DatabaseClinicStore::saveRecording(const core::VisitId& visit, const core::TestRun& run, const std::string& stream,
                                        QObject* receiver, Answer<Done> answer) {
  ask<Done>(receiver, std::move(answer), [visit, id = run.id, test = run.test, stream](Records& records) {
    return outcomeOf<Done, std::string>(records.recordings.save(visit, id, test, stream),
                                        [](const std::string&) { return Done{}; });
  });
}

void DatabaseClinicStore::recording(const core::VisitId& visit, const std::string& run, QObject* receiver,
                                    Answer<std::string> answer) {
  ask<std::string>(receiver, std::move(answer), [visit, run](Records& records) {
    return outcomeOf<std::string, std::string>(records.recordings.load(visit, run),
                                               [](const std::string& stream) { return stream; });
  });
}

void DatabaseClinicStore::seedDemonstrationClinic(QObject* receiver, Answer<StoreStatus> answer) {
  ask<StoreStatus>(receiver, std::move(answer), [this](Records& records) -> Outcome<StoreStatus> {
    db::seedDemoClinic(records.database, *catalogue_, kDemonstrationPatients, kDemonstrationSeed);
    return readStatus(records);
  });
}

db::DraftJournal& DatabaseClinicStore::journal() {
  if (!journal_) journal_ = std::make_unique<db::DraftJournal>(db::DraftJournal::open(journalHome_));
  return *journal_;
}

void DatabaseClinicStore::putDraft(const StoredDraft& draft, QObject* receiver, Answer<Done> answer) {
  run<Done>(*draftsThread_, receiver, std::move(answer), [this, draft]() -> Outcome<Done> {
    journal().put({core::VisitId(draft.id), draft.patient, draft.json, draft.basedOn, {}});
    return Done{};
  });
}

void DatabaseClinicStore::removeDraft(const std::string& id, QObject* receiver, Answer<Done> answer) {
  run<Done>(*draftsThread_, receiver, std::move(answer), [this, id]() -> Outcome<Done> {
    journal().remove(core::VisitId(id));
    return Done{};
  });
}

void DatabaseClinicStore::drafts(QObject* receiver, Answer<std::vector<StoredDraft>> answer) {
  run<std::vector<StoredDraft>>(*draftsThread_, receiver, std::move(answer),
                                [this]() -> Outcome<std::vector<StoredDraft>> {
                                  std::vector<StoredDraft> all;
                                  for (const db::Draft& draft : journal().all())
                                    all.push_back({draft.visit.text(), draft.patient, draft.text, draft.basedOn});
                                  return all;
                                });
}

void DatabaseClinicStore::flushDrafts() {
  draftsThread_->drain();
}

}  // namespace cervica::app

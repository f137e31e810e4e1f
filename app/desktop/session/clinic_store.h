#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/session/outcome.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// A patient as the list shows one.
struct PatientSummary {
  core::Patient patient;
  std::optional<core::LocalMoment> lastVisit;  ///< nothing: no visit, or not known here
  bool operator==(const PatientSummary&) const = default;
};

struct VisitSummary {
  core::VisitId id;
  core::LocalMoment startedAt;
  core::VisitKind kind = core::VisitKind::Intake;
  int version = 1;
  std::optional<core::VisitSignature> signature{};

  [[nodiscard]] bool isSigned() const { return signature.has_value(); }
  bool operator==(const VisitSummary&) const = default;
};

/// A visit with the version it has in the records.
struct StoredVisit {
  core::Visit visit;
  int version = 1;
  std::optional<core::VisitSignature> signature{};
  bool operator==(const StoredVisit&) const = default;
};

/// What was typed but not stored yet, as the local journal keeps it.
struct StoredDraft {
  std::string id;  ///< the visit's id
  core::PatientId patient;
  std::string json;            ///< `cervica.draft.v1`
  std::optional<int> basedOn;  ///< the stored version that is being changed; nothing: a new visit
  bool operator==(const StoredDraft&) const = default;
};

struct StoreStatus {
  bool embedded = true;  ///< the private database of this machine, else a server
  QString place;         ///< the server's name; empty for the private database
  QString notice;        ///< a sentence about the database that the person should know, or empty
  std::int64_t patients = 0;
  std::int64_t visits = 0;
  bool operator==(const StoreStatus&) const = default;
};

/// The door to the records for presenters. No call blocks; each answers once, on the GUI thread, unless `receiver` is
/// gone by then. Calls are done in the order in which they were made; drafts have an order of their own, so that they
/// are kept even while the database does not answer. Lives on the GUI thread.
class ClinicStore : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Opens the records (starts the private database when needed). Everything else waits for it or fails like it.
  virtual void open(QObject* receiver, Answer<StoreStatus> answer) = 0;
  virtual void status(QObject* receiver, Answer<StoreStatus> answer) = 0;

  /// By name, birth date or identifier, accents and typing errors forgiven; best match first.
  virtual void findPatients(const QString& text, int limit, QObject* receiver,
                            Answer<std::vector<PatientSummary>> answer) = 0;
  /// The patients whose records changed last, newest first.
  virtual void recentPatients(int limit, QObject* receiver, Answer<std::vector<PatientSummary>> answer) = 0;
  virtual void patient(const core::PatientId& id, QObject* receiver, Answer<core::Patient> answer) = 0;
  /// \param isNew  refuse with Conflict when the identifier is taken
  virtual void savePatient(const core::Patient& patient, bool isNew, QObject* receiver, Answer<Done> answer) = 0;
  /// An identifier that no patient has yet.
  virtual void proposePatientId(QObject* receiver, Answer<core::PatientId> answer) = 0;

  virtual void visits(const core::PatientId& patient, QObject* receiver,
                      Answer<std::vector<VisitSummary>> answer) = 0;  ///< newest first
  virtual void visit(const core::VisitId& id, QObject* receiver, Answer<StoredVisit> answer) = 0;
  /// \param basedOn  the version that was edited; nothing: it was never stored
  /// \return         the version it got, or Conflict when the records hold a newer one
  virtual void saveVisit(const core::Visit& visit, std::optional<int> basedOn, QObject* receiver,
                         Answer<int> answer) = 0;
  /// Locks a version for good.
  virtual void signVisit(const core::VisitId& id, int version, QObject* receiver, Answer<Done> answer) = 0;

  /// Keeps the sensors' stream (CSV) of a test run beside its visit; the same one again changes nothing.
  virtual void saveRecording(const core::VisitId& visit, const core::TestRun& run, const std::string& stream,
                             QObject* receiver, Answer<Done> answer) = 0;
  /// That stream, or NotFound.
  virtual void recording(const core::VisitId& visit, const std::string& run, QObject* receiver,
                         Answer<std::string> answer) = 0;

  /// Adds the synthetic patients of the demonstration clinic.
  virtual void seedDemonstrationClinic(QObject* receiver, Answer<StoreStatus> answer) = 0;

  virtual void putDraft(const StoredDraft& draft, QObject* receiver, Answer<Done> answer) = 0;
  virtual void removeDraft(const std::string& id, QObject* receiver, Answer<Done> answer) = 0;
  virtual void drafts(QObject* receiver, Answer<std::vector<StoredDraft>> answer) = 0;  ///< newest first
  /// Waits until every draft that was put is on the disk. For the moment of closing only.
  virtual void flushDrafts() = 0;
};

}  // namespace cervica::app

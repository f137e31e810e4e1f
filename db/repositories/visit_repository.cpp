#include "db/repositories/visit_repository.h"

#include <array>

#include "db/repositories/patient_store.h"
#include "db/repositories/row_values.h"
#include "db/session/session.h"

namespace cervica::db {
namespace {

constexpr std::array kStatements{
    Statement{"visit_lock", R"sql(
SELECT v.visit_no, p.patient_id, v.current_version, v.signed_version IS NOT NULL, v.started_local, v.kind
FROM visit v JOIN patient p ON p.clinic_id = v.clinic_id AND p.patient_no = v.patient_no
WHERE v.clinic_id = 1 AND v.visit_id = $1
FOR UPDATE OF v
)sql"},
    Statement{"visit_has_later", R"sql(
SELECT EXISTS (
  SELECT FROM visit v JOIN patient p ON p.clinic_id = v.clinic_id AND p.patient_no = v.patient_no
  WHERE p.clinic_id = 1 AND p.patient_id = $1 AND v.visit_id <> $2 AND v.started_at > $3::timestamptz)
)sql"},
    Statement{"visit_insert", R"sql(
INSERT INTO visit (visit_id, patient_no, kind, started_at, started_local, examiner, current_version)
VALUES ($1, $2::bigint, $3, $4::text::timestamptz, $4::text, $5, 1)
ON CONFLICT ON CONSTRAINT visit_id_once DO NOTHING
RETURNING visit_no
)sql"},
    Statement{"visit_update", R"sql(
UPDATE visit
SET kind = $2, started_at = $3::text::timestamptz, started_local = $3::text, examiner = $4, current_version = $5::integer
WHERE clinic_id = 1 AND visit_no = $1::bigint
)sql"},
    Statement{"visit_version_insert", R"sql(
INSERT INTO visit_version (clinic_id, visit_no, version, document, app_version, norm_pack)
VALUES (1, $1::bigint, $2::integer, $3::json, $4, $5)
)sql"},
    Statement{"measurement_insert", R"sql(
INSERT INTO measurement (clinic_id, visit_no, version, position, measure, side, trial, value, unit, device, pain_0_10, note)
SELECT 1, $1::bigint, $2::integer, m.position, m.measure, m.side, m.trial, m.value, m.unit, m.device, m.pain, m.note
FROM ROWS FROM (
  json_to_recordset($3::json -> 'measurements')
    AS (measure text, side text, trial integer, value double precision, unit text, device text, pain double precision,
        note text)
) WITH ORDINALITY AS m(measure, side, trial, value, unit, device, pain, note, position)
)sql"},
    Statement{"score_insert", R"sql(
INSERT INTO score_snapshot (clinic_id, visit_no, version, norm_pack, app_version, scores)
VALUES (1, $1::bigint, $2::integer, $3, $4, $5::json)
)sql"},
    Statement{"visit_list", R"sql(
SELECT v.visit_id, v.started_local, v.kind, v.current_version, v.signed_by, extract(epoch FROM v.signed_at)::bigint
FROM visit v JOIN patient p ON p.clinic_id = v.clinic_id AND p.patient_no = v.patient_no
WHERE p.clinic_id = 1 AND p.patient_id = $1
ORDER BY v.started_at, v.visit_no
)sql"},
    Statement{"visit_document", R"sql(
SELECT d.document
FROM visit v JOIN visit_version d ON d.clinic_id = v.clinic_id AND d.visit_no = v.visit_no
WHERE v.clinic_id = 1 AND v.visit_id = $1 AND d.version = coalesce($2::integer, v.current_version)
)sql"},
    Statement{"visit_scores", R"sql(
SELECT s.norm_pack, s.scores
FROM visit v JOIN score_snapshot s ON s.clinic_id = v.clinic_id AND s.visit_no = v.visit_no
WHERE v.clinic_id = 1 AND v.visit_id = $1 AND s.version = coalesce($2::integer, v.current_version)
ORDER BY s.scored_at DESC LIMIT 1
)sql"},
    Statement{"visit_patient", R"sql(
SELECT p.patient_id
FROM visit v JOIN patient p ON p.clinic_id = v.clinic_id AND p.patient_no = v.patient_no
WHERE v.clinic_id = 1 AND v.visit_id = $1
)sql"},
    Statement{"visit_sign", R"sql(
UPDATE visit SET signed_version = current_version, signed_at = now(), signed_by = $2
WHERE clinic_id = 1 AND visit_no = $1::bigint
RETURNING signed_by, extract(epoch FROM signed_at)::bigint
)sql"},
};
constexpr const Statement& kLock = kStatements[0];
constexpr const Statement& kHasLater = kStatements[1];
constexpr const Statement& kInsert = kStatements[2];
constexpr const Statement& kUpdate = kStatements[3];
constexpr const Statement& kInsertVersion = kStatements[4];
constexpr const Statement& kInsertMeasurements = kStatements[5];
constexpr const Statement& kInsertScores = kStatements[6];
constexpr const Statement& kList = kStatements[7];
constexpr const Statement& kDocument = kStatements[8];
constexpr const Statement& kScores = kStatements[9];
constexpr const Statement& kPatient = kStatements[10];
constexpr const Statement& kSign = kStatements[11];

core::Error conflict(std::string place, std::string sentence) {
  return {core::Error::Code::Conflict, {{std::move(place), std::move(sentence)}}};
}

core::Error notFound(const core::VisitId& visit, std::optional<int> version = {}) {
  return {core::Error::Code::NotFound,
          {{"", version ? "There is no version " + std::to_string(*version) + " of the visit " + visit.text() + "."
                        : "There is no visit with the identifier " + visit.text() + "."}}};
}

core::LocalMoment momentOf(const pqxx::field& field) {
  const auto moment = core::parseMoment(field.as<std::string>());
  CERVICA_EXPECTS(moment.has_value());
  return *moment;
}

/// Why a visit that exists may not get the new version, or nothing.
std::optional<core::Error> refusal(const pqxx::row& existing, const core::Visit& visit, std::optional<int> basedOn) {
  const int newest = existing[2].as<int>();
  if (existing[1].as<std::string>() != visit.patient.id.text()) {
    return conflict("/visit/id", "The visit " + visit.id.text() + " belongs to another patient, " +
                                     existing[1].as<std::string>() + ". Give this visit an identifier of its own.");
  }
  if (existing[3].as<bool>()) {
    return conflict("/visit/id", "The visit " + visit.id.text() +
                                     " is signed and cannot be changed. Record what is new in another visit.");
  }
  if (basedOn && *basedOn != newest) {
    return conflict("/visit/id", *basedOn == 0
                                     ? "There is a visit " + visit.id.text() + " already, in version " +
                                           std::to_string(newest) + ". Open it to change it."
                                     : "The visit " + visit.id.text() + " has version " + std::to_string(newest) +
                                           " by now, and this change was made to version " + std::to_string(*basedOn) +
                                           ". Open the newest version and repeat the change.");
  }
  return std::nullopt;
}

}  // namespace

std::span<const Statement> VisitRepository::statements() {
  return kStatements;
}

core::Result<SavedVisit> VisitRepository::save(const core::Visit& visit, const std::string& document,
                                               const ScoreSnapshot& scores, std::optional<int> basedOn) {
  return session_->change<SavedVisit>([&](Transaction& transaction) -> core::Result<SavedVisit> {
    const auto started = core::toIso(visit.startedAt);
    const auto kind = core::toText(visit.kind);
    auto existing = transaction.exec(kLock, visit.id.text());
    if (!existing.empty()) {
      if (auto refused = refusal(existing[0], visit, basedOn)) return *refused;
    }
    const bool hasLater =
        transaction.exec(kHasLater, visit.patient.id.text(), visit.id.text(), started)[0][0].as<bool>();
    const auto patient = storePatient(transaction, visit.patient, !hasLater);
    if (!patient) return patient.error();

    int version = 1;
    std::int64_t number = 0;
    if (existing.empty()) {
      if (basedOn && *basedOn != 0) {
        return conflict("/visit/id", "There is no visit " + visit.id.text() +
                                         " yet, so no version of it can be the one that was changed.");
      }
      const auto added = transaction.exec(kInsert, visit.id.text(), *patient, kind, started, visit.examiner);
      if (added.empty()) {
        existing = transaction.exec(kLock, visit.id.text());  // somebody else added it a moment ago
        CERVICA_EXPECTS(!existing.empty());
        if (auto refused = refusal(existing[0], visit, basedOn)) return *refused;
      } else {
        number = added[0][0].as<std::int64_t>();
      }
    }
    if (!existing.empty()) {
      number = existing[0][0].as<std::int64_t>();
      version = existing[0][2].as<int>() + 1;
      transaction.exec(kUpdate, number, kind, started, visit.examiner, version);
    }
    transaction.exec(kInsertVersion, number, version, document, CERVICA_VERSION, scores.normPack);
    transaction.exec(kInsertMeasurements, number, version, document);
    transaction.exec(kInsertScores, number, version, scores.normPack, CERVICA_VERSION, scores.scoresJson);
    return SavedVisit{visit.patient.id, visit.id, version};
  });
}

std::vector<VisitSummary> VisitRepository::list(const core::PatientId& patient) {
  return session_->read([&](Transaction& transaction) {
    std::vector<VisitSummary> visits;
    for (const auto& row : transaction.exec(kList, patient.text())) {
      visits.push_back({core::VisitId(row[0].as<std::string>()), momentOf(row[1]), readKind(row[2].as<std::string>()),
                        row[3].as<int>(), readSignature(row[4], row[5])});
    }
    return visits;
  });
}

core::Result<std::string> VisitRepository::document(const core::VisitId& visit, std::optional<int> version) {
  const auto found = session_->read([&](Transaction& transaction) {
    return readFirst<std::string>(transaction.exec(kDocument, visit.text(), version));
  });
  if (!found) return notFound(visit, version);
  return *found;
}

core::Result<ScoreSnapshot> VisitRepository::scores(const core::VisitId& visit, std::optional<int> version) {
  const auto found = session_->read([&](Transaction& transaction) {
    const auto rows = transaction.exec(kScores, visit.text(), version);
    std::optional<ScoreSnapshot> snapshot;
    if (!rows.empty()) snapshot = ScoreSnapshot{rows[0][0].as<std::string>(), rows[0][1].as<std::string>()};
    return snapshot;
  });
  if (!found) return notFound(visit, version);
  return *found;
}

core::Result<core::PatientId> VisitRepository::patientOf(const core::VisitId& visit) {
  const auto found = session_->read(
      [&](Transaction& transaction) { return readFirst<std::string>(transaction.exec(kPatient, visit.text())); });
  if (!found) return notFound(visit);
  return core::PatientId(*found);
}

core::Result<VisitSummary> VisitRepository::sign(const core::VisitId& visit, int version, const std::string& signer) {
  CERVICA_EXPECTS(!signer.empty());
  return session_->change<VisitSummary>([&](Transaction& transaction) -> core::Result<VisitSummary> {
    const auto existing = transaction.exec(kLock, visit.text());
    if (existing.empty()) return notFound(visit);
    const auto row = existing[0];
    if (row[3].as<bool>()) return conflict("", "The visit " + visit.text() + " is signed already.");
    if (row[2].as<int>() != version) {
      return conflict("", "The visit " + visit.text() + " has version " + std::to_string(row[2].as<int>()) +
                              " by now, not " + std::to_string(version) +
                              ". Read the newest version before signing it.");
    }
    const auto stored = transaction.exec(kSign, row[0].as<std::int64_t>(), signer);
    return VisitSummary{visit, momentOf(row[4]), readKind(row[5].as<std::string>()), version,
                        readSignature(stored[0][0], stored[0][1])};
  });
}

}  // namespace cervica::db

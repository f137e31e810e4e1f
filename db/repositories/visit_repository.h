#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/visit/visit.h"
#include "db/session/database.h"

namespace cervica::db {

struct SavedVisit {
  core::PatientId patientId;
  core::VisitId visitId;
  int version = 0;  ///< from 1
  bool operator==(const SavedVisit&) const = default;
};

struct VisitSummary {
  core::VisitId visitId;
  core::LocalMoment startedAt;  ///< as recorded, offset included
  core::VisitKind kind = core::VisitKind::Intake;
  int version = 0;  ///< the newest
  std::optional<core::VisitSignature> signature{};

  [[nodiscard]] bool isSigned() const { return signature.has_value(); }
  bool operator==(const VisitSummary&) const = default;
};

/// The scores that a visit was given when it was saved.
struct ScoreSnapshot {
  std::string normPack;    ///< "2026.1"
  std::string scoresJson;  ///< a `cervica.scores.v1` document
};

/// The visits of the clinic, every saved version of them. Every function throws core::Failure when the database fails.
class VisitRepository {
 public:
  /// \param database  must outlive the repository
  explicit VisitRepository(Database& database) : session_(&database.session()) {}

  /// Stores the patient, the visit as a new version, its measurements and its scores: all of it or nothing.
  /// The patient's record takes over the visit's values unless a later visit has given newer ones.
  ///
  /// \param visit     valid (core::validate)
  /// \param document  of the same visit, from core::writeVisit
  /// \param basedOn   the version that was changed (0: none, the visit is new); nothing: the newest
  /// \return          Conflict: somebody saved a newer version, the visit is signed, or an identifier belongs to
  /// another
  ///                  patient
  core::Result<SavedVisit> save(const core::Visit& visit, const std::string& document, const ScoreSnapshot& scores,
                                std::optional<int> basedOn = {});

  /// By the time they started, the earliest first; empty when the patient has none or does not exist.
  [[nodiscard]] std::vector<VisitSummary> list(const core::PatientId& patient);

  /// The text that was saved. \param version  nothing: the newest. \return NotFound
  [[nodiscard]] core::Result<std::string> document(const core::VisitId& visit, std::optional<int> version = {});

  /// The scores given last to a version. \return NotFound
  [[nodiscard]] core::Result<ScoreSnapshot> scores(const core::VisitId& visit, std::optional<int> version = {});

  /// \return NotFound
  [[nodiscard]] core::Result<core::PatientId> patientOf(const core::VisitId& visit);

  /// Signs the newest version; from then on the visit cannot be changed.
  /// \param version  the version that the signer has seen
  /// \param signer   who signs; not empty
  /// \return         NotFound; Conflict when another version is the newest or the visit is signed already
  core::Result<VisitSummary> sign(const core::VisitId& visit, int version, const std::string& signer);

  /// Every statement, for the test that prepares them.
  [[nodiscard]] static std::span<const Statement> statements();

 private:
  Session* session_;
};

}  // namespace cervica::db

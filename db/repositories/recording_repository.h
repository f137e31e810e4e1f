#pragma once

#include <span>
#include <string>

#include "core/base/result.h"
#include "core/base/strong_id.h"
#include "db/session/database.h"

namespace cervica::db {

/// The streams of test runs. Every function throws core::Failure when the database fails.
class RecordingRepository {
 public:
  /// \param database  must outlive the repository
  explicit RecordingRepository(Database& database) : session_(&database.session()) {}

  /// Stores a stream beside its visit; the same one again changes nothing.
  /// \param run     the id of the core::TestRun
  /// \param test    test id
  /// \param stream  CSV (assessment::writeRecording)
  /// \return        NotFound: the visit was not saved yet; Conflict: another stream is stored for this run
  core::Result<std::string> save(const core::VisitId& visit, const std::string& run, const std::string& test,
                                 const std::string& stream);

  /// The stream of a run. \return NotFound
  [[nodiscard]] core::Result<std::string> load(const core::VisitId& visit, const std::string& run);

  /// Every statement, for the test that prepares them.
  [[nodiscard]] static std::span<const Statement> statements();

 private:
  Session* session_;
};

}  // namespace cervica::db

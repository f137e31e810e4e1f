#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/strong_id.h"

namespace cervica::db {

/// A test that is being run, or was when the program ended suddenly.
struct JournalledRun {
  std::string id;
  core::VisitId visit;
  std::string header;               ///< whatever the page needs to offer it again; opaque here, one line
  std::vector<std::string> events;  ///< in their order, opaque, one line each
  bool operator==(const JournalledRun&) const = default;
};

/// Test runs on the local disk, beside the drafts of visits. An event is on the disk kDurableMs after it was appended
/// at the latest; after kill -9 or a power cut a run is there up to an event, never with one missing in between.
/// Appending does not wait for the disk: a thread of the journal's own writes. Called by one thread at a time.
class RunJournal {
 public:
  /// Between two writes to the disk; the promise to the examiner is one second.
  static constexpr int kDurableMs = 250;

  /// \throws core::Failure (Storage, PermissionDenied)
  [[nodiscard]] static RunJournal open(const std::filesystem::path& home);
  RunJournal(RunJournal&&) noexcept;
  RunJournal& operator=(RunJournal&&) noexcept;
  /// Writes what was appended.
  ~RunJournal();

  /// A run begins, or goes on after a sudden end; on the disk when this returns. \throws core::Failure (Storage)
  void begin(const std::string& id, const core::VisitId& visit, const std::string& header);

  /// \pre one line; a run was begun. Does not throw: see `failure`.
  void append(std::string event);

  /// Everything appended so far is on the disk when this returns. \throws core::Failure (Storage)
  void flush();

  /// The run has come into its visit, or is not wanted any more. \throws core::Failure (Storage)
  void end(const std::string& id);

  /// Runs that were begun and not ended, newest first. \throws core::Failure (Storage)
  [[nodiscard]] std::vector<JournalledRun> unfinished();

  /// Why events cannot be kept at the moment (disk full), or empty. What was appended is tried again until it succeeds.
  [[nodiscard]] std::string failure() const;
  [[nodiscard]] const std::string& notice() const;  ///< as DraftJournal::notice

 private:
  struct State;
  explicit RunJournal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cervica::db

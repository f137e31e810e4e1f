#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/strong_id.h"

namespace cervica::db {

/// A visit that is being typed and is not saved yet.
struct Draft {
  core::VisitId visit;
  core::PatientId patient;
  std::string text;                                   ///< whatever the page needs to come back as it was; opaque here
  std::optional<int> basedOn;                         ///< the saved version that is being changed; nothing: a new visit
  std::chrono::system_clock::time_point updatedAt{};  ///< set by put; to the millisecond
  bool operator==(const Draft&) const = default;
};

/// Drafts on the local disk, in one file that only its user may read. What put() was given survives the end of the
/// program, of PostgreSQL and of the computer's power: it is on the disk when put() returns. Several programs may use
/// the same file. Used by one thread at a time.
class DraftJournal {
 public:
  /// Opens the journal of a data home (db::dataHome()), making both when they are missing. A damaged file is moved
  /// aside, never deleted, and an empty one takes its place: see notice(). \throws core::Failure (Storage,
  /// PermissionDenied)
  [[nodiscard]] static DraftJournal open(const std::filesystem::path& home);

  DraftJournal(DraftJournal&&) noexcept;
  DraftJournal& operator=(DraftJournal&&) noexcept;
  ~DraftJournal();

  /// Stores the draft in place of an earlier one of the same visit. \throws core::Failure (Storage)
  void put(const Draft& draft);

  /// Every draft, the one changed last first. \throws core::Failure (Storage)
  [[nodiscard]] std::vector<Draft> all();

  /// The draft of one visit. \throws core::Failure (Storage)
  [[nodiscard]] std::optional<Draft> of(const core::VisitId& visit);

  /// Forgets the draft of a visit that was saved or given up; nothing happens when there is none.
  /// \throws core::Failure (Storage)
  void remove(const core::VisitId& visit);

  /// What a person must know about opening the journal (a damaged file was moved aside, and where to), or empty.
  [[nodiscard]] const std::string& notice() const;

 private:
  struct State;
  explicit DraftJournal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cervica::db

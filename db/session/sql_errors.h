#pragma once

#include <optional>
#include <string>

namespace cervica::db {

/// What an exception of libpqxx means to us. Called inside a catch block.
struct SqlTrouble {
  enum class Kind {
    Conflict,    ///< a unique, foreign key, check or exclusion constraint refused the change
    Retry,       ///< serialization failure or deadlock: the same transaction may succeed now
    Lost,        ///< the connection broke before a commit was tried: nothing was stored
    InDoubt,     ///< it broke during the commit: stored or not
    Missing,     ///< the named database does not exist
    Permission,  ///< the role may not do that
    DiskFull,
    Other
  };
  Kind kind = Kind::Other;
  std::string constraint;  ///< of a conflict, when the server named it
  std::string technical;   ///< the server's words without detail lines, which carry row values
};

/// \return nothing when the current exception does not come from the database
[[nodiscard]] std::optional<SqlTrouble> currentTrouble();

/// Rethrows the current exception as a core::Failure that nests it.
[[noreturn]] void throwFailure(const SqlTrouble& trouble);

}  // namespace cervica::db

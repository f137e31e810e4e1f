#include "db/session/sql_errors.h"

#include "core/base/failure.h"
#include "db/session/pqxx_compat.h"

namespace cervica::db {
namespace {

/// The first line: later ones ("DETAIL: Key (family_name)=...") may hold values.
std::string firstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The name between double quotes after `word`, which the server's message puts there in every language.
std::string quotedIn(const std::string& line) {
  const auto end = line.rfind('"');
  if (end == std::string::npos || end == 0) return {};
  const auto begin = line.rfind('"', end - 1);
  return begin == std::string::npos ? std::string() : line.substr(begin + 1, end - begin - 1);
}

SqlTrouble troubleOf(const std::string& sqlState, const std::string& what) {
  using Kind = SqlTrouble::Kind;
  SqlTrouble trouble;
  trouble.technical = firstLine(what);
  const auto group = sqlState.substr(0, 2);
  if (group == "23") {
    trouble.kind = Kind::Conflict;
    trouble.constraint = quotedIn(trouble.technical);
  } else if (sqlState == "40001" || sqlState == "40P01") {
    trouble.kind = Kind::Retry;
  } else if (group == "08" || sqlState == "57P01" || sqlState == "57P02" || sqlState == "57P03") {
    trouble.kind = Kind::Lost;
  } else if (sqlState == "3D000") {
    trouble.kind = Kind::Missing;
  } else if (sqlState == "42501" || group == "28") {
    trouble.kind = Kind::Permission;
  } else if (sqlState == "53100") {
    trouble.kind = Kind::DiskFull;
  }
  return trouble;
}

}  // namespace

std::optional<SqlTrouble> currentTrouble() {
  using Kind = SqlTrouble::Kind;
  try {
    throw;
  } catch (const pqxx::in_doubt_error& error) {
    return SqlTrouble{Kind::InDoubt, {}, firstLine(error.what())};
  } catch (const pqxx::broken_connection& error) {
    return SqlTrouble{Kind::Lost, {}, firstLine(error.what())};
  } catch (const pqxx::deadlock_detected& error) {
    return SqlTrouble{Kind::Retry, {}, firstLine(error.what())};
  } catch (const pqxx::transaction_rollback& error) {
    return SqlTrouble{Kind::Retry, {}, firstLine(error.what())};
  } catch (const pqxx::sql_error& error) {
    return troubleOf(error.sqlstate(), error.what());
  } catch (const pqxx::failure& error) {
    return SqlTrouble{Kind::Other, {}, firstLine(error.what())};
  } catch (...) {
    return std::nullopt;
  }
}

void throwFailure(const SqlTrouble& trouble) {
  using core::Failure;
  using Kind = SqlTrouble::Kind;
  Failure::Kind kind = Failure::Kind::Internal;
  std::string sentence = "The database refused a statement: " + trouble.technical;
  switch (trouble.kind) {
    case Kind::Lost:
    case Kind::Retry:
    case Kind::Missing:
      kind = Failure::Kind::DatabaseUnavailable;
      sentence = "The database server was lost or could not be reached (" + trouble.technical +
                 "). Nothing of this step was stored; check that the server runs, and try again.";
      break;
    case Kind::InDoubt:
      kind = Failure::Kind::DatabaseUnavailable;
      sentence =
          "The database server was lost while saving, so the last step may or may not be stored. Open the record "
          "again to see, before saving it once more.";
      break;
    case Kind::Permission:
      kind = Failure::Kind::PermissionDenied;
      sentence = "The database does not allow this to your account (" + trouble.technical + ").";
      break;
    case Kind::DiskFull:
      kind = Failure::Kind::Storage;
      sentence = "The disk of the database is full. Free space there and try again; what was saved before is safe.";
      break;
    case Kind::Conflict:
    case Kind::Other:
      break;
  }
  std::throw_with_nested(Failure(kind, sentence));
}

}  // namespace cervica::db

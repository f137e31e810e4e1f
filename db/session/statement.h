#pragma once

namespace cervica::db {

/// One SQL statement with its parameters $1, $2, ... ; prepared once a connection, at its first use.
struct Statement {
  const char* name;
  const char* sql;
};

}  // namespace cervica::db

#include "db/session/connection_target.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>

#include "core/base/failure.h"
#include "db/cluster/embedded_cluster.h"

namespace cervica::db {

ConnectionTarget ConnectionTarget::choose(const std::optional<std::string>& dbOption) {
  if (dbOption && !dbOption->empty()) return server(*dbOption);
  const char* environment = std::getenv("CERVICA_DB");
  if (environment != nullptr && *environment != '\0') return server(environment);
  return embedded(dataHome());
}

std::string withoutSecrets(const std::string& conninfo) {
  char* complaint = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(conninfo.c_str(), &complaint), &PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> owned(complaint, &PQfreemem);
  if (!options) {
    // libpq's own words may repeat a part of the string, and with it a password.
    throw core::Failure(core::Failure::Kind::DatabaseUnavailable,
                        "The connection string given with --db or CERVICA_DB cannot be read. Write it as \"host=SERVER "
                        "dbname=NAME user=NAME\" or \"postgresql://NAME@SERVER/NAME\".");
  }
  std::string text;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    const std::string key = option->keyword;
    const bool secret = key.find("password") != std::string::npos || key.find("secret") != std::string::npos ||
                        (option->dispchar != nullptr && *option->dispchar == '*');
    if (option->val == nullptr || secret) continue;
    if (!text.empty()) text += ' ';
    text += key + "='";
    for (const char* c = option->val; *c != '\0'; ++c) {
      if (*c == '\'' || *c == '\\') text += '\\';
      text += *c;
    }
    text += '\'';
  }
  return text;
}

}  // namespace cervica::db

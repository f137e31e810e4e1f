#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace cervica::db {

/// Which database to open.
struct ConnectionTarget {
  std::optional<std::string> conninfo;  ///< a libpq connection string or URI; nothing: the embedded cluster
  std::filesystem::path home;           ///< of the embedded cluster

  /// What `--db` names, else the environment's `CERVICA_DB`, else the embedded cluster in dataHome().
  [[nodiscard]] static ConnectionTarget choose(const std::optional<std::string>& dbOption = {});
  [[nodiscard]] static ConnectionTarget embedded(std::filesystem::path home) { return {std::nullopt, std::move(home)}; }
  [[nodiscard]] static ConnectionTarget server(std::string conninfo) { return {std::move(conninfo), {}}; }

  [[nodiscard]] bool isEmbedded() const { return !conninfo; }
};

/// A connection string as key='value' pairs without the secrets in it.
/// \throws core::Failure (DatabaseUnavailable) when libpq cannot read it
[[nodiscard]] std::string withoutSecrets(const std::string& conninfo);

}  // namespace cervica::db

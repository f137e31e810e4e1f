#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "db/cluster/postmaster.h"

namespace cervica::db {

/// Makes the data home with mode 0700 when it is missing.
/// \return its canonical path
/// \throws core::Failure (PermissionDenied, Storage)
std::filesystem::path prepareHome(const std::filesystem::path& home);

struct FoundPlace {
  ClusterPlace place;
  bool elsewhere = false;  ///< PostgreSQL may not enter the home, so the data lies outside of it
};

/// Where the cluster of a home lies, or shall lie, and who runs it. Makes the folder around it, not the cluster.
/// \throws core::Failure
FoundPlace findPlace(const std::filesystem::path& home);

/// The data folder of a home as it is now, without making anything; nothing when there is none.
[[nodiscard]] std::optional<std::filesystem::path> existingCluster(const std::filesystem::path& home);

/// Makes the socket's folder, reachable for the cluster's user only.
void prepareSocketFolder(const ClusterPlace& place);

/// Points the home at a cluster that was made elsewhere.
void linkCluster(const std::filesystem::path& home, const ClusterPlace& place);

}  // namespace cervica::db

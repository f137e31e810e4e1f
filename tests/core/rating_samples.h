#pragma once

#include <string>

#include "core/psychometrics/rating_table.h"
#include "tests/support/catch_compat.h"

namespace cervica::tests {

inline core::Result<core::RatingTable> arrange(const std::string& csv) {
  const auto table = core::parseCsv(csv, "t.csv");
  if (!table) return table.error();
  const auto ratings = core::readRatings(*table);
  if (!ratings) return ratings.error();
  return core::arrangeRatings(*ratings, "t.csv");
}

inline core::RatingTable arranged(const std::string& csv) {
  auto table = arrange(csv);
  INFO((table ? std::string() : table.error().text()));
  REQUIRE(table.ok());
  return std::move(table).value();
}

inline std::string refusalOf(const std::string& csv) {
  const auto table = arrange(csv);
  REQUIRE_FALSE(table.ok());
  return table.error().text();
}

/// A complete table, one row a subject and one column a rater.
inline core::RatingTable ratersTable(const std::vector<std::vector<double>>& rows) {
  core::RatingTable table;
  for (std::size_t rater = 0; rater < rows.front().size(); ++rater) {
    table.columnNames.push_back("R" + std::to_string(rater + 1));
  }
  for (const auto& row : rows) {
    table.subjects.push_back("S" + std::to_string(table.subjects.size() + 1));
    table.values.insert(table.values.end(), row.begin(), row.end());
  }
  return table;
}

}  // namespace cervica::tests

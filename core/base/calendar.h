#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cervica::core {

/// A date of the civil (Gregorian) calendar, without a time zone.
using CivilDate = std::chrono::year_month_day;

/// Reads `YYYY-MM-DD`; nothing for anything else or for a date that does not exist.
[[nodiscard]] std::optional<CivilDate> parseCivilDate(std::string_view text);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string toIso(const CivilDate& date);

/// A moment as the clinic's clock showed it: RFC 3339 with an offset from UTC.
struct LocalMoment {
  CivilDate date;                         ///< the date where the visit took place
  std::chrono::seconds timeOfDay{0};      ///< [0, 86400)
  std::chrono::minutes offsetFromUtc{0};  ///< [-14 h, +14 h]

  [[nodiscard]] std::chrono::sys_seconds utc() const;
  bool operator==(const LocalMoment&) const = default;
};

/// Reads `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh:mm)`; fractions of a second are dropped. Nothing for anything else.
[[nodiscard]] std::optional<LocalMoment> parseMoment(std::string_view text);

/// `YYYY-MM-DDThh:mm:ss±hh:mm`.
[[nodiscard]] std::string toIso(const LocalMoment& moment);

/// Completed years of life on `day`: a person born on 29 February completes a year on 1 March of a common year.
/// \pre birth <= day
[[nodiscard]] int completedYears(const CivilDate& birth, const CivilDate& day);

}  // namespace cervica::core

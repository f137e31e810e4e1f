#pragma once

#include <QString>

#include "core/visit/visit.h"

namespace cervica::app {

[[nodiscard]] QString fullName(const core::Patient& patient);  ///< given name, family name
[[nodiscard]] QString initials(const core::Patient& patient);
[[nodiscard]] QString ageWord(const core::Patient& patient, const core::CivilDate& today);  ///< "37 y"
/// "37 y, female, 17 Apr 1988, P-1001".
[[nodiscard]] QString patientLine(const core::Patient& patient, const core::CivilDate& today);
/// "2 Mar 2026, 10:30".
[[nodiscard]] QString momentWord(const core::LocalMoment& moment);
[[nodiscard]] QString clockWord(const core::LocalMoment& moment, bool seconds = false);  ///< "10:30", "10:30:07"
/// Pain from 0 to 10, with a decimal only when it has one.
[[nodiscard]] QString painFigure(double pain);
/// A count with thin spaces between thousands: "1 284".
[[nodiscard]] QString countWord(std::int64_t count);

}  // namespace cervica::app

#pragma once

#include <charconv>
#include <optional>
#include <string>

#include "core/base/contract.h"
#include "core/visit/visit.h"
#include "db/session/pqxx_compat.h"

namespace cervica::db {

/// The shortest text that reads back as the same number, with a point in every locale.
[[nodiscard]] std::string toSql(double value);
[[nodiscard]] std::optional<std::string> toSql(const std::optional<double>& value);
[[nodiscard]] std::optional<double> readDouble(const pqxx::field& field);

/// \pre the text is one that the schema's CHECK constraints allow
[[nodiscard]] core::Sex readSex(const std::string& text);
[[nodiscard]] core::VisitKind readKind(const std::string& text);

/// \param by  the signer, or null where the visit is not signed
/// \param at  seconds since 1970 in UTC
[[nodiscard]] std::optional<core::VisitSignature> readSignature(const pqxx::field& by, const pqxx::field& at);

/// A patient from the columns of CERVICA_PATIENT_COLUMNS, beginning with column 0.
[[nodiscard]] core::Patient readPatientRow(const pqxx::row& row);

}  // namespace cervica::db

/// Of the table `patient p`, in the order that readPatientRow expects.
#define CERVICA_PATIENT_COLUMNS \
  "p.patient_id, p.family_name, p.given_name, p.birth_date::text, p.sex, p.height_cm, p.mass_kg, p.dominant_hand "

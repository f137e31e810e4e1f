#include "db/repositories/row_values.h"

#include <array>
#include <cstring>

namespace cervica::db {

std::string toSql(double value) {
  std::array<char, 64> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::optional<std::string> toSql(const std::optional<double>& value) {
  if (!value) return std::nullopt;
  return toSql(*value);
}

std::optional<double> readDouble(const pqxx::field& field) {
  if (field.is_null()) return std::nullopt;
  const char* text = field.c_str();
  double value = 0;
  const auto read = std::from_chars(text, text + std::strlen(text), value);
  CERVICA_EXPECTS(read.ec == std::errc());
  return value;
}

core::Sex readSex(const std::string& text) {
  for (const auto sex : {core::Sex::Female, core::Sex::Male, core::Sex::Other}) {
    if (text == core::toText(sex)) return sex;
  }
  return core::Sex::Unknown;
}

core::VisitKind readKind(const std::string& text) {
  for (const auto kind : {core::VisitKind::FollowUp, core::VisitKind::Discharge}) {
    if (text == core::toText(kind)) return kind;
  }
  return core::VisitKind::Intake;
}

std::optional<core::VisitSignature> readSignature(const pqxx::field& by, const pqxx::field& at) {
  if (by.is_null()) return std::nullopt;
  return core::VisitSignature{by.as<std::string>(),
                              std::chrono::sys_seconds(std::chrono::seconds(at.as<std::int64_t>()))};
}

core::Patient readPatientRow(const pqxx::row& row) {
  core::Patient patient;
  patient.id = core::PatientId(row[0].as<std::string>());
  patient.familyName = row[1].as<std::string>();
  patient.givenName = row[2].as<std::string>();
  const auto birth = core::parseCivilDate(row[3].as<std::string>());
  CERVICA_EXPECTS(birth.has_value());
  patient.birthDate = *birth;
  patient.sex = readSex(row[4].as<std::string>());
  patient.heightCm = readDouble(row[5]);
  patient.massKg = readDouble(row[6]);
  if (!row[7].is_null()) {
    patient.dominantHand = row[7].as<std::string>() == "left" ? core::Side::Left : core::Side::Right;
  }
  return patient;
}

}  // namespace cervica::db

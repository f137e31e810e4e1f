#include "db/repositories/patient_store.h"

#include <array>

#include "db/repositories/row_values.h"

namespace cervica::db {
namespace {

constexpr std::array kStatements{
    Statement{"patient_lock", "SELECT " CERVICA_PATIENT_COLUMNS R"sql(, p.patient_no,
  folded_name(p.family_name) <> folded_name($2), folded_name(p.given_name) <> folded_name($3), p.birth_date <> $4::date
FROM patient p
WHERE p.clinic_id = 1 AND p.patient_id = $1
FOR UPDATE
)sql"},
    Statement{"patient_insert", R"sql(
INSERT INTO patient (patient_id, family_name, given_name, birth_date, sex, height_cm, mass_kg, dominant_hand)
VALUES ($1, $2, $3, $4::date, $5, $6::double precision, $7::double precision, $8)
ON CONFLICT ON CONSTRAINT patient_id_once DO NOTHING
RETURNING patient_no
)sql"},
    Statement{"patient_update", R"sql(
UPDATE patient
SET family_name = $2, given_name = $3, birth_date = $4::date, sex = $5, height_cm = $6::double precision,
    mass_kg = $7::double precision, dominant_hand = $8, updated_at = now()
WHERE clinic_id = 1 AND patient_no = $1::bigint
)sql"},
    Statement{"patient_touch", R"sql(
UPDATE patient SET updated_at = now() WHERE clinic_id = 1 AND patient_no = $1::bigint
)sql"},
};
constexpr const Statement& kLock = kStatements[0];
constexpr const Statement& kInsert = kStatements[1];
constexpr const Statement& kUpdate = kStatements[2];
constexpr const Statement& kTouch = kStatements[3];

std::optional<std::string> handOf(const core::Patient& patient) {
  if (!patient.dominantHand) return std::nullopt;
  return core::toText(*patient.dominantHand);
}

}  // namespace

std::span<const Statement> patientStoreStatements() {
  return kStatements;
}

core::Result<std::int64_t> storePatient(Transaction& transaction, const core::Patient& patient, bool overwrite) {
  const auto birth = core::toIso(patient.birthDate);
  const auto sex = core::toText(patient.sex);
  const auto height = toSql(patient.heightCm);
  const auto mass = toSql(patient.massKg);
  const auto hand = handOf(patient);
  const auto lock = [&] {
    return transaction.exec(kLock, patient.id.text(), patient.familyName, patient.givenName, birth);
  };
  auto found = lock();
  if (found.empty()) {
    const auto added = transaction.exec(kInsert, patient.id.text(), patient.familyName, patient.givenName, birth, sex,
                                        height, mass, hand);
    if (!added.empty()) return added[0][0].as<std::int64_t>();
    found = lock();  // somebody else added the identifier a moment ago
    CERVICA_EXPECTS(!found.empty());
  }
  const auto row = found[0];
  const auto number = row[8].as<std::int64_t>();
  const int differences = int{row[9].as<bool>()} + int{row[10].as<bool>()} + int{row[11].as<bool>()};
  if (differences >= 2) {
    return core::Error{
        core::Error::Code::Conflict,
        {{"/patient/id", "The identifier " + patient.id.text() +
                             " already belongs to another patient: names and birth date differ. Give this "
                             "patient an identifier of their own, or correct the entry."}}};
  }
  if (overwrite && readPatientRow(row) != patient) {
    transaction.exec(kUpdate, number, patient.familyName, patient.givenName, birth, sex, height, mass, hand);
  } else {
    transaction.exec(kTouch, number);
  }
  return number;
}

}  // namespace cervica::db

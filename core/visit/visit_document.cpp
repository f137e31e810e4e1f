#include "core/visit/visit_document.h"

#include "core/json/json.h"

namespace cervica::core {
namespace {

OrderedJson patientJson(const Patient& patient) {
  OrderedJson out{{"id", patient.id.text()},
                  {"family_name", patient.familyName},
                  {"given_name", patient.givenName},
                  {"birth_date", toIso(patient.birthDate)},
                  {"sex", toText(patient.sex)}};
  if (patient.heightCm) out["height_cm"] = *patient.heightCm;
  if (patient.massKg) out["mass_kg"] = *patient.massKg;
  if (patient.dominantHand) out["dominant_hand"] = toText(*patient.dominantHand);
  return out;
}

OrderedJson measurementJson(const Measurement& one, const Catalogue& catalogue) {
  OrderedJson out{{"measure", one.measure}};
  if (one.side) out["side"] = toText(*one.side);
  out["value"] = one.value;
  if (const Measure* measure = catalogue.measure(one.measure)) out["unit"] = measure->unit;
  if (!one.device.empty()) out["device"] = one.device;
  if (one.trial) out["trial"] = *one.trial;
  if (one.pain) out["pain"] = *one.pain;
  if (!one.note.empty()) out["note"] = one.note;
  if (!one.protocol.empty()) out["protocol"] = one.protocol;
  return out;
}

}  // namespace

std::string writeVisit(const Visit& visit, const Catalogue& catalogue, bool compact) {
  OrderedJson out{{"schema", "cervica.visit.v1"}, {"patient", patientJson(visit.patient)}};
  OrderedJson header{{"id", visit.id.text()}, {"started_at", toIso(visit.startedAt)}, {"kind", toText(visit.kind)}};
  if (!visit.examiner.empty()) header["examiner"] = visit.examiner;
  out["visit"] = std::move(header);
  out["measurements"] = OrderedJson::array();
  for (const Measurement& one : visit.measurements) out["measurements"].push_back(measurementJson(one, catalogue));
  if (!visit.questionnaires.empty()) {
    out["questionnaires"] = OrderedJson::array();
    for (const QuestionnaireAnswers& one : visit.questionnaires) {
      OrderedJson answers = OrderedJson::array();
      for (const auto& answer : one.answers) answers.push_back(answer ? OrderedJson(*answer) : OrderedJson(nullptr));
      out["questionnaires"].push_back({{"instrument", one.instrument}, {"answers", std::move(answers)}});
    }
  }
  if (!visit.screening.empty()) {
    OrderedJson answers = OrderedJson::object();
    for (const auto& [id, value] : visit.screening) {
      std::visit([&](const auto& held) { answers[id] = held; }, value);
    }
    out["screening"] = {{"answers", std::move(answers)}};
  }
  if (visit.symptoms) out["symptoms"] = *visit.symptoms;
  if (visit.habits) out["habits"] = *visit.habits;
  return out.dump(compact ? -1 : 2);
}

std::string writePatient(const Patient& patient, bool compact) {
  return patientJson(patient).dump(compact ? -1 : 2);
}

}  // namespace cervica::core

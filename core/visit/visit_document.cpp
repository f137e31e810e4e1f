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

OrderedJson screeningJson(const Visit& visit) {
  OrderedJson answers = OrderedJson::object();
  for (const auto& [id, value] : visit.screening) {
    std::visit([&](const auto& held) { answers[id] = held; }, value);
  }
  OrderedJson out{{"answers", std::move(answers)}};
  for (const ScreeningAcknowledgement& one : visit.acknowledged) {
    out["acknowledged"].push_back({{"test", one.test}, {"reason", one.reason}, {"by", one.by}, {"at", toIso(one.at)}});
  }
  return out;
}

OrderedJson markJson(const TestMark& mark) {
  OrderedJson out{{"at_s", mark.atS}, {"kind", toText(mark.kind)}};
  if (!mark.id.empty()) out["id"] = mark.id;
  if (!mark.step.empty()) out["step"] = mark.step;
  if (mark.value) out["value"] = *mark.value;
  if (!mark.text.empty()) out["text"] = mark.text;
  return out;
}

OrderedJson testRunJson(const TestRun& run) {
  OrderedJson out{{"id", run.id}, {"test", run.test}, {"started_at", toIso(run.startedAt)}};
  if (!run.protocol.empty()) out["protocol"] = run.protocol;
  out["ended"] = run.ended;
  out["marks"] = OrderedJson::array();
  for (const TestMark& mark : run.marks) out["marks"].push_back(markJson(mark));
  out["recorded"] = run.recorded;
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
  if (!visit.screening.empty() || !visit.acknowledged.empty()) out["screening"] = screeningJson(visit);
  if (visit.symptoms) out["symptoms"] = *visit.symptoms;
  if (visit.habits) out["habits"] = *visit.habits;
  for (const TestRun& run : visit.testRuns) out["test_runs"].push_back(testRunJson(run));
  return out.dump(compact ? -1 : 2);
}

std::string writePatient(const Patient& patient, bool compact) {
  return patientJson(patient).dump(compact ? -1 : 2);
}

}  // namespace cervica::core

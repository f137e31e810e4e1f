#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/ctl/open_database.h"
#include "assessment/assessment.h"
#include "core/json/json.h"
#include "core/visit/visit_document.h"
#include "db/repositories/scored_visit.h"

namespace cervica::app::ctl {
namespace {

ExitCode save(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"version"}, .switches = {}, .fewest = 1, .most = 1, .operands = "VISIT.json"});
  const std::string& path = arguments.operands()[0];
  const auto basedOn = arguments.number("version", 0);
  const auto catalogue = activeCatalogue(call);
  const core::Visit visit = readVisit(path, call, *catalogue);
  db::Database database = openDatabase(call);
  db::VisitRepository repository(database);
  const db::SavedVisit saved = accepted(db::saveScored(repository, visit, *catalogue, basedOn), path);
  call.out << core::OrderedJson{{"patient_id", saved.patientId.text()},
                                {"visit_id", saved.visitId.text()},
                                {"version", saved.version}}
                  .dump(2)
           << '\n';
  return ExitCode::Done;
}

ExitCode list(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"patient"}, .switches = {}, .fewest = 0, .most = 0, .operands = {}});
  const core::PatientId patient(arguments.required("patient"));
  db::Database database = openDatabase(call);
  core::OrderedJson visits = core::OrderedJson::array();
  for (const db::VisitSummary& one : db::VisitRepository(database).list(patient)) {
    visits.push_back({{"visit_id", one.visitId.text()},
                      {"started_at", core::toIso(one.startedAt)},
                      {"kind", core::toText(one.kind)},
                      {"version", one.version},
                      {"signed", one.isSigned()}});
  }
  call.out << visits.dump(2) << '\n';
  return ExitCode::Done;
}

ExitCode show(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"version"}, .switches = {}, .fewest = 1, .most = 1, .operands = "ID"});
  const auto version = arguments.number("version", 1);
  db::Database database = openDatabase(call);
  const std::string document =
      accepted(db::VisitRepository(database).document(core::VisitId(arguments.operands()[0]), version));
  call.out << core::OrderedJson::parse(document).dump(2) << '\n';
  return ExitCode::Done;
}

/// Prints the scores; what the visit was given when it was saved stays as it is.
ExitCode rescore(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"version", "pack"}, .switches = {}, .fewest = 1, .most = 1, .operands = "ID"});
  const auto version = arguments.number("version", 1);
  const auto pack = arguments.value("pack");
  const auto catalogue = pack ? accepted(clinicPacks().catalogue(*pack)) : activeCatalogue(call);
  db::Database database = openDatabase(call);
  const std::string& id = arguments.operands()[0];
  const std::string document = accepted(db::VisitRepository(database).document(core::VisitId(id), version));
  const core::Visit visit = accepted(core::readVisit(document, *catalogue), id);
  call.out << assessment::writeAssessment(assessment::assess(visit, *catalogue), *catalogue) << '\n';
  return ExitCode::Done;
}

}  // namespace

ExitCode visit(Invocation& call) {
  const std::string action = takeAction(call, "save, list, show or rescore");
  if (action == "save") return save(call);
  if (action == "list") return list(call);
  if (action == "show") return show(call);
  if (action == "rescore") return rescore(call);
  throw UsageError("unknown command visit " + action);
}

}  // namespace cervica::app::ctl

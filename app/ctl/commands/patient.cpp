#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/ctl/open_database.h"
#include "core/json/json.h"
#include "core/visit/visit_document.h"
#include "db/repositories/patient_repository.h"

namespace cervica::app::ctl {
namespace {

constexpr int kDefaultLimit = 20;

ExitCode add(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "PATIENT.json"});
  const std::string& path = arguments.operands()[0];
  const auto catalogue = activeCatalogue(call);
  const core::Patient patient = accepted(core::readPatient(readDocument(path, call), *catalogue), path);
  db::Database database = openDatabase(call);
  const auto saved = accepted(db::PatientRepository(database).save(patient), path);
  call.out << core::OrderedJson{{"patient_id", saved.text()}}.dump(2) << '\n';
  return ExitCode::Done;
}

ExitCode find(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {"limit"}, .switches = {}, .fewest = 1, .most = 1, .operands = "TEXT"});
  const int limit = arguments.number("limit", 1).value_or(kDefaultLimit);
  db::Database database = openDatabase(call);
  core::OrderedJson found = core::OrderedJson::array();
  for (const core::Patient& patient : db::PatientRepository(database).find(arguments.operands()[0], limit)) {
    found.push_back(core::OrderedJson::parse(core::writePatient(patient)));
  }
  call.out << found.dump(2) << '\n';
  return ExitCode::Done;
}

ExitCode show(Invocation& call) {
  const Arguments arguments(call.words, {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "ID"});
  db::Database database = openDatabase(call);
  const auto patient = accepted(db::PatientRepository(database).show(core::PatientId(arguments.operands()[0])), {});
  call.out << core::writePatient(patient) << '\n';
  return ExitCode::Done;
}

}  // namespace

ExitCode patient(Invocation& call) {
  const std::string action = takeAction(call, "add, find or show");
  if (action == "add") return add(call);
  if (action == "find") return find(call);
  if (action == "show") return show(call);
  throw UsageError("unknown command patient " + action);
}

}  // namespace cervica::app::ctl

#include <charconv>
#include <ostream>
#include <sstream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/ctl/open_database.h"
#include "core/change/course_document.h"
#include "core/visit/visit_document.h"
#include "db/repositories/visit_repository.h"

namespace cervica::app::ctl {
namespace {

constexpr std::size_t kMostVisits = 1000;

/// MEASURE[:SIDE]=VALUE. \throws UsageError
core::AskedGoal readGoal(const std::string& text) {
  const UsageError wrong("--goal \"" + text + "\" is not MEASURE=VALUE or MEASURE:SIDE=VALUE");
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0) throw wrong;
  core::AskedGoal goal;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + equals + 1, end, goal.value);
  if (error != std::errc{} || stop != end) throw wrong;
  goal.measure = text.substr(0, equals);
  if (const auto colon = goal.measure.find(':'); colon != std::string::npos) {
    const std::string side = goal.measure.substr(colon + 1);
    if (side != "left" && side != "right") throw wrong;
    goal.side = side == "left" ? core::Side::Left : core::Side::Right;
    goal.measure.resize(colon);
  }
  return goal;
}

std::vector<core::AskedGoal> readGoals(const Arguments& arguments) {
  std::vector<core::AskedGoal> goals;
  std::istringstream all(arguments.value("goal").value_or(std::string()));
  for (std::string one; std::getline(all, one, ',');) goals.push_back(readGoal(one));
  if (arguments.has("goal") && goals.empty()) throw UsageError("--goal needs MEASURE=VALUE");
  return goals;
}

std::vector<core::Visit> visitsOf(const core::PatientId& patient, Invocation& call, const core::Catalogue& catalogue) {
  db::Database database = openDatabase(call);
  db::VisitRepository repository(database);
  std::vector<core::Visit> visits;
  for (const db::VisitSummary& one : repository.list(patient)) {
    visits.push_back(accepted(core::readVisit(accepted(repository.document(one.visitId)), catalogue)));
  }
  if (visits.size() < core::kFewestVisits) {
    throw InputRefused("", core::Error::at("", "patient " + patient.text() + " has " + std::to_string(visits.size()) +
                                                   " visits; a course needs at least three"));
  }
  return visits;
}

/// The error with the visit's file in place of its number: "/2/visit/id" of the third file is "/visit/id" in it.
InputRefused refused(core::Error error, const std::vector<std::string>& files) {
  core::Issue& issue = error.issues.front();
  std::size_t number = 0;
  const char* const end = issue.place.data() + issue.place.size();
  const char* const start = issue.place.data() + (issue.place.empty() ? 0 : 1);
  const auto [stop, wrong] = std::from_chars(start, end, number);
  if (wrong != std::errc{} || number >= files.size()) return {"", std::move(error)};
  issue.place.erase(0, static_cast<std::size_t>(stop - issue.place.data()));
  return {files[number], std::move(error)};
}

}  // namespace

ExitCode course(Invocation& call) {
  const Arguments arguments(
      call.words,
      {.values = {"goal", "patient"}, .switches = {}, .fewest = 0, .most = kMostVisits, .operands = "VISIT.json"});
  const auto goals = readGoals(arguments);
  const auto patient = arguments.value("patient");
  const std::vector<std::string>& files = arguments.operands();
  if (patient && !files.empty()) throw UsageError("either --patient or visit documents");
  if (!patient && files.size() < core::kFewestVisits) throw UsageError("a course needs at least three visits");
  const auto catalogue = activeCatalogue(call);
  std::vector<core::Visit> visits;
  if (patient) visits = visitsOf(core::PatientId(*patient), call, *catalogue);
  for (const std::string& file : files) visits.push_back(readVisit(file, call, *catalogue));
  const auto result = core::course(std::move(visits), *catalogue, goals);
  if (!result) throw refused(result.error(), files);
  call.out << core::writeCourse(*result) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

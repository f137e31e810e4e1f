#include <istream>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "assessment/assessment.h"
#include "core/json/json.h"
#include "core/visit/visit_document.h"

namespace cervica::app::ctl {
namespace {

/// One visit a line in, one scores document a line out. A bad line is reported in its place; the rest goes on.
ExitCode scoreLines(Invocation& call, const core::Catalogue& catalogue) {
  ExitCode code = ExitCode::Done;
  std::string line;
  for (long number = 1; std::getline(call.in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto visit = core::readVisit(line, catalogue);
    if (visit) {
      call.out << assessment::writeAssessment(assessment::assess(*visit, catalogue), catalogue, true) << '\n';
    } else {
      call.out << core::OrderedJson{{"line", number}, {"error", visit.error().text()}}.dump() << '\n';
      code = ExitCode::InvalidInput;
    }
  }
  return code;
}

}  // namespace

ExitCode score(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {}, .switches = {"ndjson"}, .fewest = 0, .most = 1, .operands = "VISIT.json"});
  const auto catalogue = core::Catalogue::shipped();
  if (arguments.has("ndjson")) {
    if (!arguments.operands().empty()) throw UsageError("--ndjson reads standard input");
    return scoreLines(call, *catalogue);
  }
  if (arguments.operands().empty()) throw UsageError("VISIT.json is missing");
  const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
  call.out << assessment::writeAssessment(assessment::assess(visit, *catalogue), *catalogue) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

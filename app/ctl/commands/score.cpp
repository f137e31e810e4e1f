#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/ctl/line_batch.h"
#include "assessment/assessment.h"
#include "core/json/json_text.h"
#include "core/visit/visit_document.h"

namespace cervica::app::ctl {
namespace {

/// One visit a line in, one scores document a line out. A bad line is reported in its place; the rest goes on.
class ScoreLine : public LineWork {
 public:
  ScoreLine(const assessment::Books& books, assessment::Extent extent)
      : extent_(extent), reader_(books.catalogue), assessor_(books), writer_(books) {}

  bool run(std::string_view line, long number, std::string& answer) override {
    const auto error = reader_.read(line, visit_);
    if (error) {
      refuse(number, error->text(), answer);
    } else {
      writer_.append(assessor_.assess(visit_, extent_), answer, extent_);
    }
    return !error;
  }

  void refuseTooLong(long number, std::string& answer) override {
    refuse(number, "the line is longer than " + std::to_string(core::kLargestDocument >> 20) + " MiB", answer);
  }

 private:
  static void refuse(long number, const std::string& why, std::string& answer) {
    core::JsonText(answer).beginObject().member("line", number).member("error", why).endObject();
  }

  assessment::Extent extent_;
  core::Visit visit_;
  core::VisitReader reader_;
  assessment::Assessor assessor_;
  assessment::AssessmentWriter writer_;
};

unsigned jobsOf(const Arguments& arguments) {
  if (arguments.value("jobs") == "all") return availableJobs();
  constexpr int kMostJobs = 256;
  const int jobs = arguments.number("jobs", 1).value_or(1);
  if (jobs > kMostJobs) throw UsageError("--jobs takes at most " + std::to_string(kMostJobs) + ", or \"all\"");
  return static_cast<unsigned>(jobs);
}

}  // namespace

ExitCode score(Invocation& call) {
  const Arguments arguments(
      call.words,
      {.values = {"jobs"}, .switches = {"ndjson", "scores-only"}, .fewest = 0, .most = 1, .operands = "VISIT.json"});
  const auto catalogue = activeCatalogue(call);
  if (arguments.has("ndjson")) {
    if (!arguments.operands().empty()) throw UsageError("--ndjson reads standard input");
    const assessment::Books books = assessment::withShippedRules(*catalogue);
    const auto extent = arguments.has("scores-only") ? assessment::Extent::Scores : assessment::Extent::Everything;
    const LineBatch batch{[&] { return std::make_unique<ScoreLine>(books, extent); }, jobsOf(arguments),
                          core::kLargestDocument};
    return runLines(batch, call.in, call.out) ? ExitCode::Done : ExitCode::InvalidInput;
  }
  if (arguments.has("scores-only")) throw UsageError("--scores-only goes with --ndjson");
  if (arguments.has("jobs")) throw UsageError("--jobs goes with --ndjson");
  if (arguments.operands().empty()) throw UsageError("VISIT.json is missing");
  const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
  call.out << assessment::writeAssessment(assessment::assess(visit, *catalogue), *catalogue) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

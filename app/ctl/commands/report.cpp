#include <QGuiApplication>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/look/typography.h"
#include "app/posture/report_picture.h"
#include "app/report/report_pdf.h"
#include "assessment/assessment.h"
#include "core/base/failure.h"

namespace cervica::app::ctl {
namespace {

/// Qt's fonts and PDF engine need an application, though no screen. It is left to the end of the process on purpose:
/// destroyed with the static objects it would outlive what it still uses.
void ensureApplication() {
  if (QCoreApplication::instance() != nullptr) return;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  static int count = 1;
  static char name[] = "cervicactl";
  static char* words[] = {name, nullptr};
  new QGuiApplication(count, words);
}

std::optional<app::report::PreviousVisit> previousVisit(const std::string& path, const core::Visit& visit,
                                                        Invocation& call, const core::Catalogue& catalogue) {
  core::Visit earlier = readVisit(path, call, catalogue);
  core::Comparison comparison = accepted(core::compare(earlier, visit, catalogue), path);
  cervica::assessment::Assessment assessed = assessment::assess(earlier, catalogue);
  return app::report::PreviousVisit{std::move(earlier), std::move(assessed), std::move(comparison)};
}

}  // namespace

ExitCode report(Invocation& call) {
  const Arguments arguments(call.words, {.values = {"previous", "audience", "language", "output"},
                                         .switches = {},
                                         .fewest = 1,
                                         .most = 1,
                                         .operands = "VISIT.json"});
  const std::string output = arguments.required("output");
  if (arguments.value("audience").value_or("clinician") != "clinician") {
    throw UsageError("--audience: this version writes reports for the clinician");
  }
  if (arguments.value("language").value_or("en") != "en")
    throw UsageError("--language: this version writes English (en)");

  const auto catalogue = activeCatalogue(call);
  const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
  std::optional<app::report::PreviousVisit> previous;
  if (const auto path = arguments.value("previous")) previous = previousVisit(*path, visit, call, *catalogue);
  const cervica::assessment::Assessment assessed = assessment::assess(visit, *catalogue);

  std::optional<app::report::PosturePicture> picture;
  try {
    picture = reportPicture(visit, assessed.scores, *catalogue);
  } catch (const core::Failure& failure) {
    if (failure.kind() != core::Failure::Kind::Graphics) throw;
    call.err << "cervicactl: the report goes without its picture: " << failure.what() << '\n';
  }
  ensureApplication();
  look::loadFonts();
  app::report::saveReportPdf(QString::fromStdString(output),
                             app::report::reportContent(visit, assessed, previous, *catalogue), picture);
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl

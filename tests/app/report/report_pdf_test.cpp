#include <sys/resource.h>

#include <csignal>
#include <cstdlib>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "app/report/report_pdf.h"
#include "core/base/failure.h"
#include "tests/app/report/report_samples.h"
#include "tests/support/catch_compat.h"

using namespace cervica;
using namespace cervica::app::report;
using namespace cervica::app::report::test;

namespace {

/// Runs a tool of poppler-utils; leaves the test as skipped where it is not installed.
QString outputOf(const QString& tool, const QStringList& arguments) {
  const QString program = QStandardPaths::findExecutable(tool);
  if (program.isEmpty()) {
    if (std::getenv("CERVICA_REQUIRE_ALL")) throw std::runtime_error(tool.toStdString() + " is not installed");
    std::exit(77);
  }
  QProcess process;
  process.start(program, arguments);
  process.waitForFinished();
  return QString::fromUtf8(process.readAllStandardOutput());
}

/// Limits the size of files this process writes, as a full disk would, while it lives.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : previousHandler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &previous_);
    const rlimit limited{bytes, previous_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &previous_);
    std::signal(SIGXFSZ, previousHandler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit previous_{};
  void (*previousHandler_)(int);
};

struct Folder {
  Folder() { startApplication(); }
  QTemporaryDir folder;
  [[nodiscard]] QString file(const char* name) const { return folder.filePath(QString::fromUtf8(name)); }
};

}  // namespace

TEST_CASE_METHOD(Folder, "The file's text reads back: figures, units, verdicts, accented names", "[report][pdf]") {
  core::Visit visit = sampleVisit("follow_up.json"), earlier = sampleVisit("intake.json");
  visit.patient.familyName = earlier.patient.familyName = "Łukášová-Ñúñez";
  visit.patient.givenName = earlier.patient.givenName = "Zoë";
  saveReportPdf(file("report.pdf"), contentOf(visit, earlier), shadedPicture());
  const QString text =
      outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file("report.pdf"), QStringLiteral("-")});
  for (const char* expected : {"Łukášová-Ñúñez, Zoë",
                               "47.0°",
                               "was 43.6°",
                               "51.8 ± 5.9°, n 21, Silva 2009¹",
                               "28 mmHg",
                               "36 s",
                               "7.6 to 46.0",
                               "−2 SD",
                               "+10°",
                               "−2 points",
                               "14° → 3°",
                               "8 of 50",
                               "16.0 %",
                               "Improved",
                               "No real change",
                               "Uncertain",
                               "Model, not imaging.",
                               "DRAFT, not signed",
                               "Page 1 of",
                               "visit V-1001-2",
                               "norm pack 2026.1"}) {
    INFO(expected);
    CHECK(text.contains(QString::fromUtf8(expected)));
  }
}

TEST_CASE_METHOD(Folder, "Inter is embedded and no other typeface is used", "[report][pdf]") {
  saveReportPdf(file("report.pdf"), contentOf(sampleVisit("intake.json")));
  const QStringList lines =
      outputOf(QStringLiteral("pdffonts"), {file("report.pdf")}).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  REQUIRE(lines.size() > 2);
  for (qsizetype i = 2; i < lines.size(); ++i) {
    INFO(lines[i].toStdString());
    CHECK(lines[i].contains(QStringLiteral("Inter-")));
    const QStringList columns = lines[i].simplified().split(QLatin1Char(' '));
    REQUIRE(columns.size() >= 5);
    CHECK(columns[columns.size() - 5] == QStringLiteral("yes"));
  }
}

TEST_CASE_METHOD(Folder, "The posture is the only picture, and the file stays below 400 kB", "[report][pdf]") {
  const ReportContent content = contentOf(sampleVisit("follow_up.json"), sampleVisit("intake.json"));
  saveReportPdf(file("with.pdf"), content, shadedPicture());
  saveReportPdf(file("without.pdf"), content);
  const auto pictures = [&](const char* name) {
    return outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), file(name)})
               .split(QLatin1Char('\n'), Qt::SkipEmptyParts)
               .size() -
           2;
  };
  CHECK(pictures("with.pdf") == 1);
  CHECK(pictures("without.pdf") == 0);
  CHECK(QFileInfo(file("with.pdf")).size() <= 400 * 1000);
}

TEST_CASE_METHOD(Folder, "Title and program are in the file's properties", "[report][pdf]") {
  saveReportPdf(file("report.pdf"), contentOf(sampleVisit("intake.json")));
  const QString properties = outputOf(QStringLiteral("pdfinfo"), {file("report.pdf")});
  CHECK(properties.contains(QStringLiteral("Neck assessment, intake, P-1001, V-1001-1")));
  CHECK(properties.contains(QStringLiteral("Cervica ")));
  CHECK(properties.contains(QStringLiteral("A4")));
}

TEST_CASE_METHOD(Folder, "A folder that is not there is a storage failure that names the file", "[report][pdf]") {
  const QString path = file("missing/report.pdf");
  try {
    saveReportPdf(path, contentOf(sampleVisit("intake.json")));
    FAIL("no failure");
  } catch (const core::Failure& failure) {
    CHECK(failure.kind() == core::Failure::Kind::Storage);
    CHECK(std::string(failure.what()).find(path.toStdString()) != std::string::npos);
  }
}

TEST_CASE_METHOD(Folder, "When the disk is full the older report stays as it was", "[report][pdf]") {
  QFile older(file("report.pdf"));
  REQUIRE(older.open(QIODevice::WriteOnly));
  older.write("older report");
  older.close();
  const ReportContent content = contentOf(sampleVisit("intake.json"));
  {
    const FullDisk full(4096);
    CHECK_THROWS_AS(saveReportPdf(file("report.pdf"), content), core::Failure);
  }
  REQUIRE(older.open(QIODevice::ReadOnly));
  CHECK(older.readAll() == "older report");
  CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 1);
}

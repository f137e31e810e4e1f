#include "app/desktop/administration/norms_in_use.h"

#include <QFile>
#include <QTemporaryDir>

#include "tests/app/desktop/qt_support.h"
#include "tests/support/catch_compat.h"

namespace cervica::app {
namespace {

using State = NormVersionRow::State;

struct Clinic {
  QTemporaryDir home;
  QString said;

  Clinic() { test::needApplication(); }
  [[nodiscard]] std::filesystem::path folder() const { return (home.path() + QStringLiteral("/packs")).toStdString(); }
  [[nodiscard]] std::unique_ptr<NormsInUse> open(const QString& running = QStringLiteral("2026.1")) {
    auto norms = std::make_unique<NormsInUse>(protocols::ClinicPackStore(folder()), running);
    QObject::connect(norms.get(), &NormsInUse::said, norms.get(), [this](const QString& words) { said = words; });
    return norms;
  }
  [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const {
    const QString path = home.path() + QLatin1Char('/') + name;
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return path;
  }
};

const QByteArray kTable =
    "measure,side,sex,age_from,age_to,device,n,mean,sd\n"
    "rom.cervical.rotation,both,female,20,39,crom,50,70,7\n"
    "rom.cervical.rotation,both,female,40,59,crom,,,\n";

TEST_CASE("Without a pack of its own the shipped norms are in use", "[administration]") {
  Clinic clinic;
  const auto norms = clinic.open();
  REQUIRE(norms->rows().size() == 1);
  CHECK(norms->rows()[0].state == State::InUse);
  CHECK_FALSE(norms->rows()[0].own);
  CHECK(norms->notice().isEmpty());
  CHECK_FALSE(norms->canUse(0));
  CHECK(norms->templates().size() == 17);
}

TEST_CASE("An imported table is a new version from the next start", "[administration]") {
  Clinic clinic;
  const auto norms = clinic.open();
  const QString table = clinic.file(QStringLiteral("rotation.csv"), kTable);
  CHECK_FALSE(norms->importFile(table, QStringLiteral("  ")).isEmpty());
  CHECK(norms->importFile(table, QStringLiteral("Own series 2025")).isEmpty());
  CHECK(clinic.said == QStringLiteral("rotation.csv taken in: 1 norm; 1 empty rows left out"));
  REQUIRE(norms->rows().size() == 2);
  const NormVersionRow& own = norms->rows()[1];
  CHECK(own.own);
  CHECK(own.state == State::NextStart);
  CHECK(own.counts == QStringLiteral("1 norm"));
  CHECK(own.sources == QStringLiteral("Own series 2025"));
  CHECK(norms->rows()[0].state == State::InUse);
  CHECK(norms->notice().contains(QStringLiteral("from the next start")));

  INFO("the program that starts next has it in use");
  const auto next = clinic.open(QStringLiteral("2026.1+clinic.1"));
  CHECK(next->rows()[1].state == State::InUse);
  CHECK(next->rowInUse() == 1);
  CHECK(next->notice().isEmpty());
  CHECK(next->use(0).isEmpty());
  CHECK(next->rows()[0].state == State::NextStart);
  CHECK_FALSE(next->canUse(0));
  CHECK(next->canUse(1));
}

TEST_CASE("A bad table says where it is wrong and changes nothing", "[administration]") {
  Clinic clinic;
  const auto norms = clinic.open();
  QByteArray bad = kTable;
  bad.replace(",70,7", ",70,0");
  const QString problem = norms->importFile(clinic.file(QStringLiteral("t.csv"), bad), QStringLiteral("X"));
  CHECK(problem == QStringLiteral("t.csv:2: sd: must be above 0"));
  CHECK(norms->rows().size() == 1);
  CHECK_FALSE(norms->importFile(clinic.home.path() + QStringLiteral("/none.csv"), QStringLiteral("X")).isEmpty());
}

TEST_CASE("A refused version is shown with its reason and cannot be used", "[administration]") {
  Clinic clinic;
  REQUIRE(clinic.open()->importFile(clinic.file(QStringLiteral("t.csv"), kTable), QStringLiteral("X")).isEmpty());
  (void)clinic.file(QStringLiteral("packs/clinic-1.json"), "{");
  const auto norms = clinic.open();
  REQUIRE(norms->rows().size() == 2);
  CHECK(norms->rows()[1].state == State::Refused);
  CHECK(norms->rows()[1].sources.contains(QStringLiteral("clinic-1.json")));
  CHECK(norms->notice().contains(QStringLiteral("The shipped norms (2026.1) are used")));
  CHECK_FALSE(norms->canUse(1));
  CHECK_FALSE(norms->use(1).isEmpty());
  CHECK(norms->use(0).isEmpty());  // the shipped ones for good
  CHECK(norms->notice().isEmpty());
}

TEST_CASE("A table to fill is saved", "[administration]") {
  Clinic clinic;
  const auto norms = clinic.open();
  const QString path = clinic.home.path() + QStringLiteral("/form.csv");
  CHECK(norms->saveTemplate(QStringLiteral("swinkels2014"), path).isEmpty());
  QFile file(path);
  REQUIRE(file.open(QIODevice::ReadOnly));
  CHECK(file.readLine() == "measure,side,sex,age_from,age_to,device,method,n,mean,sd\n");
  CHECK_FALSE(norms->saveTemplate(QStringLiteral("swinkels2014"), QStringLiteral("/none/form.csv")).isEmpty());
  CHECK_FALSE(norms->saveTemplate(QStringLiteral("none"), path).isEmpty());
}

}  // namespace
}  // namespace cervica::app

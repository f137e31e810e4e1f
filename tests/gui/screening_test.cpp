// Warning signs, their banner, an acknowledgement and the findings on the real desktop.
#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "app/desktop/visit/draft_visit.h"
#include "app/look/chip.h"
#include "assessment/assessment.h"
#include "tests/gui/desk.h"
#include "visualization/qt/graphics_setup.h"

using cervica::test::Desk;
using cervica::test::TemporaryHome;

class ScreeningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    home_ = std::make_unique<TemporaryHome>();
    desk_ = std::make_unique<Desk>(home_->path());
    QVERIFY(desk_->open());
  }
  void cleanup() {
    desk_.reset();
    home_.reset();
  }

  void aWarningSignChangesTheBannerAtOnce();
  void anAcknowledgementKeepsItsReason();
  void findingsStandOnTheResults();

 private:
  void startVisit();
  bool choose(const QString& list, const QString& row);
  QString banner() const;

  std::unique_ptr<TemporaryHome> home_;
  std::unique_ptr<Desk> desk_;
};

void ScreeningTest::startVisit() {
  QVERIFY(desk_->click(QStringLiteral("New patient")));
  QVERIFY(desk_->type(QStringLiteral("Family name"), QStringLiteral("Marlow")));
  QVERIFY(desk_->type(QStringLiteral("Given name"), QStringLiteral("Irene")));
  QVERIFY(desk_->type(QStringLiteral("Date of birth"), QStringLiteral("1988-04-17")));
  QVERIFY(desk_->choose(QStringLiteral("Sex"), QStringLiteral("Female")));
  QVERIFY(desk_->click(QStringLiteral("Save patient")));
  QTRY_VERIFY_WITH_TIMEOUT(desk_->context().patient().has_value(), cervica::test::kWaitMs);
  QVERIFY(desk_->click(QStringLiteral("Visit")));
  QVERIFY(desk_->click(QStringLiteral("New visit")));
  QTRY_VERIFY_WITH_TIMEOUT(desk_->context().draft() != nullptr, cervica::test::kWaitMs);
  desk_->showTab(0);
}

// Chooses the row of a list whose words begin so.
bool ScreeningTest::choose(const QString& name, const QString& row) {
  auto* list = desk_->find<QListView>(name);
  if (list == nullptr) return false;
  const auto found = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, row, 1, Qt::MatchExactly);
  if (found.isEmpty()) return false;
  list->setCurrentIndex(found.front());
  return true;
}

QString ScreeningTest::banner() const {
  const auto* chip = desk_->window().findChild<cervica::app::look::Chip*>(QStringLiteral("screeningAlert"));
  return chip != nullptr && chip->isVisible() ? chip->text() : QString();
}

void ScreeningTest::aWarningSignChangesTheBannerAtOnce() {
  startVisit();
  if (QTest::currentTestFailed()) return;
  QCOMPARE(banner(), QStringLiteral("Not screened"));
  const auto* injury = desk_->context().catalogue().question("injury.neck_or_head");
  QVERIFY(choose(QStringLiteral("Sections of the intake"), QStringLiteral("Injury")));
  const QString question = QString::fromStdString(injury->label);
  const QString alertness =
      QString::fromStdString(desk_->context().catalogue().question("injury.reduced_alertness")->label);
  QVERIFY(desk_->click(question + QStringLiteral(", No")));
  QTRY_COMPARE(banner(), QStringLiteral("Screening open"));
  QVERIFY(desk_->find<QAbstractButton>(alertness + QStringLiteral(", Yes")) == nullptr);  // of no use without an injury
  QVERIFY(desk_->click(question + QStringLiteral(", Yes")));
  desk_->context().draft()->setAnswer("injury.hours_since", QStringLiteral("5"));
  QVERIFY(desk_->click(alertness + QStringLiteral(", Yes")));
  QTRY_COMPARE(banner(), QStringLiteral("Emergency"));
  auto* triage = desk_->window().findChild<QWidget*>(QStringLiteral("screeningBanner"));
  QVERIFY(triage != nullptr && triage->isVisible());
  QCOMPARE(triage->accessibleName(), QStringLiteral("Screening: Emergency"));
  QVERIFY(triage->accessibleDescription().contains(QStringLiteral("reduced alertness")));
}

void ScreeningTest::anAcknowledgementKeepsItsReason() {
  startVisit();
  if (QTest::currentTestFailed()) return;
  auto* draft = desk_->context().draft();
  draft->setAnswer("injury.neck_or_head", QStringLiteral("yes"));
  draft->setAnswer("injury.hours_since", QStringLiteral("5"));
  draft->setAnswer("injury.reduced_alertness", QStringLiteral("yes"));
  const auto block = draft->blockOf("test.ccft");
  QVERIFY(block && block->certain && !block->acknowledged && !block->reasons.empty());

  QVERIFY(desk_->click(QStringLiteral("Show screening")));
  QString test;
  for (const auto& each : cervica::assessment::ScreeningBook::shipped()->tests()) {
    if (each.id == "test.ccft") test = QString::fromStdString(each.label);
  }
  QTRY_VERIFY(desk_->find<QAbstractButton>(QStringLiteral("Allow ") + test) != nullptr);
  QVERIFY(!desk_->find<QAbstractButton>(QStringLiteral("Allow ") + test)->isEnabled());  // not without a reason
  QVERIFY(desk_->type(QStringLiteral("Reason for allowing a blocked test"), QStringLiteral("Imaging seen today")));
  QVERIFY(desk_->click(QStringLiteral("Allow ") + test));
  QTRY_VERIFY(draft->blockOf("test.ccft")->acknowledged);
  QVERIFY(!draft->blockOf("test.cervical_arom")->acknowledged);

  QVERIFY(desk_->click(QStringLiteral("Finish visit")));
  QTRY_COMPARE_WITH_TIMEOUT(desk_->context().visits().size(), std::size_t{1}, cervica::test::kWaitMs);
  const auto id = desk_->context().visits().front().id;
  desk_->context().discardDraft();
  QTRY_VERIFY(desk_->context().draft() == nullptr);
  desk_->context().openVisit(id);
  QTRY_VERIFY_WITH_TIMEOUT(desk_->context().draft() != nullptr, cervica::test::kWaitMs);
  const auto& kept = desk_->context().draft()->visit().acknowledged;
  QCOMPARE(kept.size(), std::size_t{1});
  QCOMPARE(kept.front().test, std::string("test.ccft"));
  QCOMPARE(kept.front().reason, std::string("Imaging seen today"));
  QCOMPARE(kept.front().by, std::string("J. Keller"));
  QVERIFY(desk_->context().draft()->blockOf("test.ccft")->acknowledged);
}

void ScreeningTest::findingsStandOnTheResults() {
  startVisit();
  if (QTest::currentTestFailed()) return;
  auto* draft = desk_->context().draft();
  draft->setValue({"ccft.highest_pressure", std::nullopt, 1}, QStringLiteral("22"));
  draft->setValue({"rom.cervical.rotation", cervica::core::Side::Left, 1}, QStringLiteral("52"));
  draft->setValue({"rom.cervical.rotation", cervica::core::Side::Right, 1}, QStringLiteral("66"));
  desk_->showTab(2);
  QTRY_VERIFY(desk_->rowsOf(QStringLiteral("Findings"))
                  .contains(QStringLiteral("Low activation of the deep neck flexors, mild")));
  QVERIFY(choose(QStringLiteral("Findings"), QStringLiteral("Limited neck rotation")));
  const auto* detail = desk_->window().findChild<QWidget*>(QStringLiteral("findingDetail"));
  QStringList names;
  for (const QLabel* each : detail->findChildren<QLabel*>()) names << each->accessibleName();
  const QString all = names.join(QLatin1Char('\n'));
  QVERIFY2(
      all.contains(QStringLiteral("For: Cervical rotation: left 52 deg, right 66 deg, difference 14 deg, above 10")),
      qPrintable(all));
  QVERIFY2(all.contains(QStringLiteral("Against: ")), qPrintable(all));
  // 8 deg of difference and 112 deg in all: the finding is gone at once.
  draft->setValue({"rom.cervical.rotation", cervica::core::Side::Right, 1}, QStringLiteral("60"));
  QTRY_VERIFY(!desk_->rowsOf(QStringLiteral("Findings")).contains(QStringLiteral("Limited neck rotation, mild")));
}

int main(int argc, char** argv) {
  cervica::visualization::configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  ScreeningTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "screening_test.moc"

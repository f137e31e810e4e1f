// A first visit through the real desktop: from "New patient" to the saved PDF.
#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "app/desktop/visit/draft_visit.h"
#include "tests/gui/desk.h"
#include "visualization/qt/graphics_setup.h"

using cervica::test::Desk;
using cervica::test::TemporaryHome;

namespace {

QString textOfPdf(const QString& path) {
  QProcess reader;
  reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
  return reader.waitForFinished() ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
}

}  // namespace

class FirstVisitTest : public QObject {
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

  void fromNewPatientToTheSavedPdf();
  void undoTakesBackWholeEntries();
  void anEntryOutsideItsRangeStaysMarked();
  void everyMeasureHasItsField();
  void assistiveTechnologyChoosesAsTheMouseDoes();

 private:
  void startVisit(const QString& familyName);
  bool saveReport(const QString& path);

  std::unique_ptr<TemporaryHome> home_;
  std::unique_ptr<Desk> desk_;
};

void FirstVisitTest::startVisit(const QString& familyName) {
  QVERIFY(desk_->click(QStringLiteral("New patient")));
  QVERIFY(desk_->type(QStringLiteral("Family name"), familyName));
  QVERIFY(desk_->type(QStringLiteral("Given name"), QStringLiteral("Irene")));
  QVERIFY(desk_->type(QStringLiteral("Date of birth"), QStringLiteral("1988-04-17")));
  QVERIFY(desk_->choose(QStringLiteral("Sex"), QStringLiteral("Female")));
  QVERIFY(desk_->type(QStringLiteral("Height (cm)"), QStringLiteral("168")));
  QVERIFY(desk_->type(QStringLiteral("Mass (kg)"), QStringLiteral("64")));
  // The identifier may not have been proposed yet: the press counts all the same.
  QVERIFY(desk_->click(QStringLiteral("Save patient")));
  QTRY_VERIFY_WITH_TIMEOUT(desk_->context().patient().has_value(), cervica::test::kWaitMs);
  QVERIFY(desk_->click(QStringLiteral("Visit")));
  QVERIFY(desk_->click(QStringLiteral("New visit")));
  QTRY_VERIFY_WITH_TIMEOUT(desk_->context().draft() != nullptr, cervica::test::kWaitMs);
  desk_->showTab(1);
}

void FirstVisitTest::fromNewPatientToTheSavedPdf() {
  startVisit(QStringLiteral("Marlow"));
  if (QTest::currentTestFailed()) return;
  const QString angle = QStringLiteral("Craniovertebral angle, standing");
  QVERIFY(desk_->showField(angle));
  QVERIFY(desk_->type(angle, QStringLiteral("44.0")));
  QVERIFY(desk_->type(angle + QStringLiteral(", trial 2"), QStringLiteral("43.2")));
  QVERIFY(desk_->type(angle + QStringLiteral(", trial 3"), QStringLiteral("43.6")));
  const QString rotation = QStringLiteral("Cervical rotation");
  QVERIFY(desk_->showField(rotation + QStringLiteral(", left")));
  QVERIFY(desk_->choose(QStringLiteral("Device, ") + rotation, QStringLiteral("Two inertial sensors")));
  QVERIFY(desk_->type(rotation + QStringLiteral(", left"), QStringLiteral("52")));
  QVERIFY(desk_->type(rotation + QStringLiteral(", right"), QStringLiteral("66")));

  desk_->showTab(2);
  const QStringList rows = desk_->rowsOf(QStringLiteral("Results"));
  QVERIFY2(rows.contains(QStringLiteral("Craniovertebral angle, standing, 43.6 deg, percentile 9.5, borderline")),
           qPrintable(rows.join(QLatin1Char('\n'))));
  QVERIFY2(rows.contains(QStringLiteral("Cervical rotation, left plus right, 118 deg, percentile 1.6, impaired")),
           qPrintable(rows.join(QLatin1Char('\n'))));

  QVERIFY(desk_->click(QStringLiteral("Finish visit")));
  QTRY_COMPARE_WITH_TIMEOUT(desk_->context().visits().size(), std::size_t{1}, cervica::test::kWaitMs);
  QVERIFY(!desk_->context().draft()->unsaved());

  QTemporaryDir folder;
  const QString draft = folder.filePath(QStringLiteral("draft.pdf"));
  QVERIFY(desk_->click(QStringLiteral("Reports")));
  QVERIFY(saveReport(draft));
  QVERIFY2(desk_->prompts().shown.empty(), "something was asked or failed");
  const QString text = textOfPdf(draft);
  for (const char* figure : {"Marlow", "17 Apr 1988", "Craniovertebral angle, standing", "43.6", "9.5", "2.7", "25.7",
                             "Borderline", "118", "1.6", "Impaired", "DRAFT, not signed"}) {
    QVERIFY2(text.contains(QLatin1String(figure)),
             qPrintable(QLatin1String(figure) + QStringLiteral(" is not in:\n") + text));
  }

  QVERIFY(desk_->click(QStringLiteral("Visit")));
  desk_->prompts().confirmations.push_back(true);
  QVERIFY(desk_->click(QStringLiteral("Sign visit")));
  const auto isSigned = [this] {
    return desk_->context().visits().size() == 1 && desk_->context().visits().front().isSigned();
  };
  QTRY_VERIFY_WITH_TIMEOUT(isSigned(), cervica::test::kWaitMs);
  QVERIFY(desk_->click(QStringLiteral("Reports")));
  const QString report = folder.filePath(QStringLiteral("report.pdf"));
  QVERIFY(saveReport(report));
  const QString signedText = textOfPdf(report);
  QVERIFY2(signedText.contains(QLatin1String(", J. Keller")) && !signedText.contains(QLatin1String("DRAFT")),
           qPrintable(signedText));
}

bool FirstVisitTest::saveReport(const QString& path) {
  desk_->prompts().fileNames.push_back(path);
  return desk_->click(QStringLiteral("Save as PDF")) &&
         QTest::qWaitFor([&] { return QFile::exists(path); }, cervica::test::kWaitMs);
}

void FirstVisitTest::undoTakesBackWholeEntries() {
  startVisit(QStringLiteral("Undo"));
  if (QTest::currentTestFailed()) return;
  const QString left = QStringLiteral("Cervical rotation, left"), right = QStringLiteral("Cervical rotation, right");
  QVERIFY(desk_->showField(left));
  QVERIFY(desk_->type(left, QStringLiteral("52")));
  QVERIFY(desk_->type(right, QStringLiteral("66")));
  desk_->window().activateWindow();
  QTRY_VERIFY(desk_->window().isActiveWindow());
  QTest::keyClick(desk_->find<QLineEdit>(right), Qt::Key_Z, Qt::ControlModifier);
  QTRY_COMPARE(desk_->textOf(right), QString());
  QCOMPARE(desk_->textOf(left), QStringLiteral("52"));
  QTest::keyClick(desk_->find<QLineEdit>(right), Qt::Key_Z, Qt::ControlModifier);
  QTRY_COMPARE(desk_->textOf(left), QString());
  QTest::keyClick(desk_->find<QLineEdit>(right), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QTRY_COMPARE(desk_->textOf(left), QStringLiteral("52"));
}

void FirstVisitTest::anEntryOutsideItsRangeStaysMarked() {
  startVisit(QStringLiteral("Range"));
  if (QTest::currentTestFailed()) return;
  const QString left = QStringLiteral("Cervical rotation, left");
  QVERIFY(desk_->showField(left));
  QVERIFY(desk_->type(left, QStringLiteral("520")));
  QCOMPARE(desk_->textOf(left), QStringLiteral("520"));
  QVERIFY(!desk_->find<QLineEdit>(left)->accessibleDescription().isEmpty());
  QVERIFY(desk_->context().draft()->visit().measurements.empty());
  desk_->showTab(2);
  QVERIFY(desk_->rowsOf(QStringLiteral("Results")).isEmpty());
}

void FirstVisitTest::assistiveTechnologyChoosesAsTheMouseDoes() {
  startVisit(QStringLiteral("Access"));
  if (QTest::currentTestFailed()) return;
  desk_->showTab(0);
  const auto press = [this](const QString& name) {
    auto* button = desk_->find<QAbstractButton>(name);
    QAccessibleInterface* interface = button ? QAccessible::queryAccessibleInterface(button) : nullptr;
    if (!interface || !interface->actionInterface()) return false;
    interface->actionInterface()->doAction(interface->actionInterface()->actionNames().value(0));
    return true;
  };
  const auto visit = [this] { return desk_->context().draft()->visit(); };
  QVERIFY(press(QStringLiteral("Stiffness and limited movement")));
  QTRY_VERIFY(visit().symptoms && visit().symptoms->size() == 1);
  QVERIFY(press(QStringLiteral("Neck pain now, 5")));
  QTRY_VERIFY(visit().measurements.size() == 1 && visit().measurements[0].value == 5);
  QVERIFY(press(QStringLiteral("Neck pain now, 5")));  // again: taken back
  QTRY_VERIFY(visit().measurements.empty());

  desk_->showTab(1);
  auto* list = desk_->find<QListView>(QStringLiteral("Tests of this visit"));
  QVERIFY(list != nullptr);
  const QString angle = QStringLiteral("Craniovertebral angle, standing");
  QVERIFY(desk_->showField(angle));
  const QModelIndexList other =
      list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("Flexion-rotation test"));
  QCOMPARE(other.size(), 1);
  list->selectionModel()->select(other.front(), QItemSelectionModel::ClearAndSelect);
  QTRY_VERIFY(desk_->find<QLineEdit>(angle) == nullptr);
}

void FirstVisitTest::everyMeasureHasItsField() {
  startVisit(QStringLiteral("Every"));
  if (QTest::currentTestFailed()) return;
  QSet<QString> seen;
  auto* list = desk_->find<QListView>(QStringLiteral("Tests of this visit"));
  QVERIFY(list != nullptr);
  for (int row = 0; row < list->model()->rowCount(); ++row) {
    const QModelIndex index = list->model()->index(row, 0);
    if (!index.flags().testFlag(Qt::ItemIsSelectable)) continue;
    list->setCurrentIndex(index);
    for (const auto* each : desk_->window().findChildren<QWidget*>()) {
      if (each->isVisible()) seen.insert(each->accessibleName());
    }
  }
  using cervica::core::Side;
  for (const auto& measure : desk_->context().catalogue().measures()) {
    if (!measure.entered()) continue;
    const auto sides = measure.sided ? std::vector<std::optional<Side>>{Side::Left, Side::Right}
                                     : std::vector<std::optional<Side>>{std::nullopt};
    for (const auto side : sides) {
      const QString name = cervica::app::entryName(measure, side);
      QVERIFY2(seen.contains(name), qPrintable(name));
    }
  }
}

int main(int argc, char** argv) {
  constexpr int kSkipped = 77;
  cervica::visualization::configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) {
    qWarning("pdftotext is missing: apt install poppler-utils");
    return kSkipped;
  }
  FirstVisitTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "first_visit_test.moc"

#include "tests/gui/desk.h"

#include <algorithm>
#include <cstdlib>

#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/records/database_clinic_store.h"
#include "app/look/theme.h"
#include "db/cluster/embedded_cluster.h"
#include "protocols/pack.h"

namespace cervica::test {

TemporaryHome::TemporaryHome() {
  std::string pattern = "/tmp/cvgui.XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) qFatal("no temporary folder");
  path_ = pattern;
}

TemporaryHome::~TemporaryHome() {
  try {
    (void)db::stopCluster(path_, true);
  } catch (const std::exception& failure) {
    qWarning("%s", failure.what());
  }
  std::error_code ignored;
  // The data may lie elsewhere, behind a link.
  const auto cluster = path_ / "cluster";
  if (std::filesystem::is_symlink(cluster, ignored))
    std::filesystem::remove_all(std::filesystem::read_symlink(cluster, ignored), ignored);
  std::filesystem::remove_all(path_, ignored);
}

Desk::Desk(const std::filesystem::path& home) {
  app::look::Theme::instance().install(app::look::Scheme::Light, 1.0);
  const auto& pack = protocols::shippedPack();
  auto prompts = std::make_unique<app::ScriptedPrompts>();
  prompts_ = prompts.get();
  const QString clinician = QStringLiteral("J. Keller");
  auto store = std::make_unique<app::DatabaseClinicStore>(db::ConnectionTarget::embedded(home), home, pack.catalogue,
                                                          clinician.toStdString());
  const auto now = [] { return *core::parseMoment("2026-03-02T10:30:00+01:00"); };
  context_ = std::make_unique<app::AppContext>(
      app::AppContext::Parts{.catalogue = pack.catalogue,
                             .store = std::move(store),
                             .prompts = std::move(prompts),
                             .clock = now,
                             .clinician = clinician,
                             .bones = std::make_shared<app::BonesInUse>(std::filesystem::path())});
  window_ = std::make_unique<app::MainWindow>(*context_, pack.tests, pack.exercises);
  window_->resize(1280, 800);
}

Desk::~Desk() {
  window_.reset();
  context_.reset();
}

bool Desk::open() {
  window_->show();
  if (!QTest::qWaitForWindowExposed(window_.get())) return false;
  window_->activateWindow();
  window_->openRecords();
  return QTest::qWaitFor(
      [this] {
        return window_->findChild<QAbstractButton*>(QStringLiteral("New patient"))->isVisible() ||
               context_->draft() != nullptr;
      },
      kDatabaseWaitMs);
}

QString Desk::nameOf(const QWidget& widget) {
  if (!widget.accessibleName().isEmpty()) return widget.accessibleName();
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  return button != nullptr ? button->text() : QString();
}

bool Desk::click(const QString& name) {
  const auto usable = [&] {
    const auto* button = find<QAbstractButton>(name);
    return button != nullptr && button->isEnabled();
  };
  if (!QTest::qWaitFor(usable, kWaitMs)) return false;
  QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
  return true;
}

bool Desk::type(const QString& name, const QString& text) {
  if (!QTest::qWaitFor([&] { return find<QLineEdit>(name) != nullptr; }, kWaitMs)) return false;
  auto* field = find<QLineEdit>(name);
  field->setFocus();
  QTest::keyClicks(field, text);
  return true;
}

bool Desk::choose(const QString& name, const QString& words) {
  if (!QTest::qWaitFor([&] { return find<app::look::ChoiceBox>(name) != nullptr; }, kWaitMs)) return false;
  return find<app::look::ChoiceBox>(name)->choose(words);
}

QString Desk::textOf(const QString& name) {
  const auto* field = find<QLineEdit>(name);
  return field == nullptr ? QString() : field->text();
}

void Desk::showTab(int index) {
  const auto bars = window_->findChildren<QTabBar*>();
  const auto shown = std::find_if(bars.begin(), bars.end(), [](const QTabBar* bar) { return bar->isVisible(); });
  if (shown == bars.end()) return;
  QTabBar* tabs = *shown;
  QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(index).center());
}

bool Desk::showField(const QString& name) {
  auto* list = find<QListView>(QStringLiteral("Tests of this visit"));
  if (list == nullptr) return false;
  if (find<QLineEdit>(name) != nullptr) return true;
  for (int row = 0; row < list->model()->rowCount(); ++row) {
    const QModelIndex index = list->model()->index(row, 0);
    if (!index.flags().testFlag(Qt::ItemIsSelectable)) continue;
    list->setCurrentIndex(index);
    if (find<QLineEdit>(name) != nullptr) return true;
  }
  return false;
}

QStringList Desk::rowsOf(const QString& name) const {
  QStringList rows;
  const auto* list = find<QListView>(name);
  for (int row = 0; list != nullptr && row < list->model()->rowCount(); ++row) {
    rows << list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
  }
  return rows;
}

}  // namespace cervica::test

// The clinician's desktop program.
#include <pwd.h>
#include <unistd.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <exception>
#include <iostream>
#include <memory>

#include "app/desktop/bones/bones_in_use.h"
#include "app/desktop/frame/dialog_prompts.h"
#include "app/desktop/frame/main_window.h"
#include "app/desktop/frame/termination.h"
#include "app/desktop/records/database_clinic_store.h"
#include "app/desktop/records/database_run_journal.h"
#include "app/look/theme.h"
#include "db/cluster/embedded_cluster.h"
#include "protocols/clinic_pack_store.h"
#include "protocols/clinic_test_store.h"
#include "protocols/exercise_library.h"
#include "protocols/pack.h"
#include "visualization/qt/graphics_setup.h"

namespace {

using namespace cervica;

constexpr int kWrongUsage = 2;
constexpr int kInternalError = 1;
constexpr QSize kUsualSize(1440, 900);
constexpr QSize kFrameRoom(8, 40);  // what a window manager draws around a window, at the most

/// The clinician as the system knows the user: the full name, else the login name.
QString systemUser() {
  const passwd* entry = getpwuid(geteuid());
  if (!entry) return QStringLiteral("user");
  const QString fullName = QString::fromLocal8Bit(entry->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
  return fullName.isEmpty() ? QString::fromLocal8Bit(entry->pw_name) : fullName;
}

struct Options {
  std::optional<std::string> database;
  std::optional<app::look::Scheme> scheme;
  std::optional<double> textScale;
  std::optional<QSize> size;
  std::optional<std::filesystem::path> bones;
  app::PageId page = app::PageId::Patients;
};

/// \return the sentence about what is wrong, or empty
QString readOptions(const QApplication& application, Options& options) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Clinical assessment of the neck and shoulder girdle."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption database(
      QStringLiteral("db"),
      QStringLiteral("The server to use (libpq connection string or URI). Without it: the "
                     "private database of this user."),
      QStringLiteral("conninfo"));
  const QCommandLineOption scheme(QStringLiteral("scheme"),
                                  QStringLiteral("light or dark. Without it: as the desktop says."),
                                  QStringLiteral("scheme"));
  const QCommandLineOption text(QStringLiteral("text"), QStringLiteral("Text size in percent, 100 to 200."),
                                QStringLiteral("percent"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window, such as 1280x800."),
                                QStringLiteral("WxH"));
  const QCommandLineOption page(
      QStringLiteral("page"),
      QStringLiteral("The page to start with: patients, visit, compare, programme, reports or administration."),
      QStringLiteral("page"));
  const QCommandLineOption bones(
      QStringLiteral("bones"),
      QStringLiteral("A folder of bone meshes (OpenSim's VTK format) in place of the sculpted ones, for this run."),
      QStringLiteral("folder"));
  parser.addOptions({database, scheme, text, size, page, bones});
  parser.process(application);
  if (!parser.positionalArguments().isEmpty())
    return QStringLiteral("cervica takes no arguments, only options (--help lists them).");
  if (parser.isSet(database)) options.database = parser.value(database).toStdString();
  if (parser.isSet(scheme)) {
    const QString word = parser.value(scheme);
    if (word == QLatin1String("light"))
      options.scheme = app::look::Scheme::Light;
    else if (word == QLatin1String("dark"))
      options.scheme = app::look::Scheme::Dark;
    else
      return QStringLiteral("--scheme is light or dark.");
  }
  if (parser.isSet(text)) {
    bool ok = false;
    const int percent = parser.value(text).toInt(&ok);
    if (!ok || percent < 100 || percent > 200) return QStringLiteral("--text is a number from 100 to 200.");
    options.textScale = percent / 100.0;
  }
  if (parser.isSet(size)) {
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    options.size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    if (options.size->isEmpty()) return QStringLiteral("--size is width and height, such as 1280x800.");
  }
  if (parser.isSet(bones)) {
    options.bones = parser.value(bones).toStdString();
    if (!std::filesystem::is_directory(*options.bones)) return QStringLiteral("--bones is a folder that exists.");
  }
  if (parser.isSet(page)) {
    const QString word = parser.value(page);
    if (word == QLatin1String("patients"))
      options.page = app::PageId::Patients;
    else if (word == QLatin1String("visit"))
      options.page = app::PageId::Visit;
    else if (word == QLatin1String("compare"))
      options.page = app::PageId::Compare;
    else if (word == QLatin1String("programme"))
      options.page = app::PageId::Programme;
    else if (word == QLatin1String("reports"))
      options.page = app::PageId::Reports;
    else if (word == QLatin1String("administration"))
      options.page = app::PageId::Administration;
    else
      return QStringLiteral("--page is patients, visit, compare, programme, reports or administration.");
  }
  return {};
}

/// Shows the window at this size, or maximised when the screen has no room for it with its frame.
void showFitting(QWidget& window, QSize size) {
  const QScreen* screen = QGuiApplication::primaryScreen();
  const QSize room = screen ? screen->availableSize() - kFrameRoom : size;
  window.resize(size.boundedTo(room));
  if (size.width() > room.width() || size.height() > room.height())
    window.showMaximized();
  else
    window.show();
}

int run(QApplication& application) {
  Options options;
  if (const QString wrong = readOptions(application, options); !wrong.isEmpty()) {
    std::cerr << "cervica: " << wrong.toStdString() << '\n';
    return kWrongUsage;
  }
  app::look::Theme::instance().install(options.scheme, options.textScale);

  const QString clinician = systemUser();
  const auto packFolder = db::dataHome() / protocols::kClinicPackFolder;
  const protocols::ActiveCatalogue norms = protocols::ClinicPackStore(packFolder).active();
  const protocols::ActiveTests tests =
      protocols::ClinicTestStore(db::dataHome() / protocols::kClinicTestFolder, protocols::testsOf(norms.catalogue))
          .active();
  auto prompts = std::make_unique<app::DialogPrompts>();
  app::DialogPrompts& dialogs = *prompts;
  auto store = std::make_unique<app::DatabaseClinicStore>(db::ConnectionTarget::choose(options.database),
                                                          db::dataHome(), norms.catalogue, clinician.toStdString());
  const auto bones = std::make_shared<app::BonesInUse>(db::dataHome() / app::kBonesFile, options.bones);
  app::AppContext context({norms.catalogue, std::move(store), std::move(prompts), app::systemNow, clinician, packFolder,
                           db::dataHome() / assessment::kDeviceFile,
                           std::make_unique<app::DatabaseRunJournal>(db::dataHome()), bones});
  app::MainWindow window(context, tests.library, protocols::ExerciseLibrary::shipped());
  dialogs.setWindow(&window);
  const app::Termination termination;
  QObject::connect(&termination, &app::Termination::requested, &window, &QWidget::close);
  showFitting(window, options.size.value_or(kUsualSize));
  window.showPage(options.page);
  window.openRecords();
  context.sensors().start();
  if (!norms.problem.empty()) context.say(QString::fromStdString(norms.problem));
  if (!bones->problem().isEmpty()) context.say(bones->problem());
  for (const std::string& problem : tests.problems) context.say(QString::fromStdString(problem));
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  visualization::configureGraphicsBeforeApplication();
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("cervica"));
  QApplication::setApplicationDisplayName(QStringLiteral("Cervica"));
  QApplication::setApplicationVersion(QStringLiteral(CERVICA_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("cervica"));
  try {
    return run(application);
  } catch (const std::exception& failure) {
    std::cerr << "cervica: " << failure.what() << '\n';
    return kInternalError;
  }
}

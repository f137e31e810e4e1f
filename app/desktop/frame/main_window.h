#pragma once

#include <QMainWindow>
#include <map>
#include <memory>
#include <vector>

#include "app/desktop/frame/page.h"
#include "app/desktop/frame/palette_search.h"
#include "assessment/tests/test_library.h"
#include "protocols/exercise_library.h"

class QStackedWidget;

namespace cervica::app {

class CommandPalette;
class OpeningPage;
class PatientBanner;
class Rail;
class StatusLine;

/// The frame: rail, patient banner, the page that is shown, status line, command palette.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  MainWindow(AppContext& context, std::shared_ptr<const assessment::TestLibrary> tests,
             std::shared_ptr<const protocols::ExerciseLibrary> exercises, QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Opens the records; the window is usable while that goes on.
  void openRecords();
  /// The page to show once the records are open.
  void showPage(PageId id);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void addPage(PageId id, Page* page, const QKeySequence& keys);
  void recordsOpened(const Outcome<StoreStatus>& status);
  void showStatus(const StoreStatus& status);
  void openPalette();
  [[nodiscard]] std::vector<Command> commands();
  void addWindowActions();

  AppContext& context_;
  Rail* rail_;
  PatientBanner* banner_;
  StatusLine* status_;
  QStackedWidget* pages_;
  OpeningPage* opening_;
  CommandPalette* palette_;
  PaletteSearch paletteSearch_;
  std::map<PageId, Page*> byId_;
  QAction* paletteAction_ = nullptr;
  PageId wanted_ = PageId::Patients;
  bool open_ = false;
};

}  // namespace cervica::app

#pragma once

#include <filesystem>
#include <memory>

#include <QAbstractButton>
#include <QListView>
#include <QTest>

#include "app/desktop/frame/main_window.h"
#include "app/desktop/session/app_context.h"
#include "app/look/choice_box.h"

namespace cervica::test {

/// How long the first start of a private database may take on a busy machine.
inline constexpr int kDatabaseWaitMs = 90'000;
inline constexpr int kWaitMs = 20'000;

/// A folder for a private database and the journal, removed with everything in it. Its path is short: a socket lies in
/// it.
class TemporaryHome {
 public:
  TemporaryHome();
  ~TemporaryHome();
  TemporaryHome(const TemporaryHome&) = delete;
  TemporaryHome& operator=(const TemporaryHome&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The real desktop: real window, private PostgreSQL and journal in `home`, prepared answers instead of dialogs, a
/// clock that stands still on 2 March 2026, 10:30.
class Desk {
 public:
  explicit Desk(const std::filesystem::path& home);
  ~Desk();

  [[nodiscard]] app::AppContext& context() { return *context_; }
  [[nodiscard]] app::ScriptedPrompts& prompts() { return *prompts_; }
  [[nodiscard]] app::MainWindow& window() { return *window_; }
  /// Shows the window and waits for the records. \return whether they opened
  [[nodiscard]] bool open();

  /// The visible widget of that accessible name (or, of a button, word); null when there is none.
  template <typename W>
  [[nodiscard]] W* find(const QString& name) const {
    for (W* each : window_->findChildren<W*>()) {
      if (each->isVisible() && nameOf(*each) == name) return each;
    }
    return nullptr;
  }
  /// Waits for a button to be there and usable, then clicks it with the mouse.
  [[nodiscard]] bool click(const QString& name);
  /// Waits for a field and types into it, key by key. \return whether the field exists
  [[nodiscard]] bool type(const QString& field, const QString& text);
  [[nodiscard]] bool choose(const QString& box, const QString& words);
  [[nodiscard]] QString textOf(const QString& field);
  void showTab(int index);  ///< of the visit, with the mouse
  /// Goes through the tests until this field is shown.
  [[nodiscard]] bool showField(const QString& name);
  /// The texts that assistive technology reads for the rows of a list.
  [[nodiscard]] QStringList rowsOf(const QString& list) const;

 private:
  [[nodiscard]] static QString nameOf(const QWidget& widget);

  app::ScriptedPrompts* prompts_ = nullptr;
  std::unique_ptr<app::AppContext> context_;
  std::unique_ptr<app::MainWindow> window_;
};

}  // namespace cervica::test

#pragma once

#include <QString>
#include <deque>
#include <optional>
#include <vector>

namespace cervica::app {

/// Everything that interrupts the person: the seam where tests answer instead. GUI thread.
class UserPrompts {
 public:
  virtual ~UserPrompts() = default;

  /// Where to save; nothing: cancelled.
  /// \param suggestion  a file name, without a folder
  /// \param filter      as QFileDialog: "PDF (*.pdf)"
  virtual std::optional<QString> saveFileName(const QString& title, const QString& suggestion,
                                              const QString& filter) = 0;
  /// Which file to read; nothing: cancelled. \param filter  as above
  virtual std::optional<QString> openFileName(const QString& title, const QString& filter) = 0;
  /// Which folder; nothing: cancelled.
  virtual std::optional<QString> folderName(const QString& title) = 0;
  /// \param action  the word on the button that goes on: "Sign visit"
  virtual bool confirm(const QString& title, const QString& sentence, const QString& action) = 0;
  virtual void showFailure(const QString& title, const QString& sentence) = 0;
};

/// Answers prepared by a test, in order; what was shown is kept. Without a prepared answer everything is cancelled.
class ScriptedPrompts : public UserPrompts {
 public:
  std::deque<QString> fileNames;  ///< empty: cancelled
  std::deque<bool> confirmations;
  std::vector<QString> shown;  ///< sentences of confirmations and failures

  std::optional<QString> saveFileName(const QString&, const QString&, const QString&) override;
  std::optional<QString> openFileName(const QString&, const QString&) override;
  std::optional<QString> folderName(const QString&) override;
  bool confirm(const QString&, const QString& sentence, const QString&) override;
  void showFailure(const QString&, const QString& sentence) override;
};

}  // namespace cervica::app

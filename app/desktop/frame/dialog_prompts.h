#pragma once

#include <QPointer>
#include <QWidget>

#include "app/desktop/session/user_prompts.h"

namespace cervica::app {

/// Prompts as dialogs over a window.
class DialogPrompts : public UserPrompts {
 public:
  void setWindow(QWidget* window) { window_ = window; }

  std::optional<QString> saveFileName(const QString& title, const QString& suggestion, const QString& filter) override;
  std::optional<QString> openFileName(const QString& title, const QString& filter) override;
  std::optional<QString> folderName(const QString& title) override;
  bool confirm(const QString& title, const QString& sentence, const QString& action) override;
  void showFailure(const QString& title, const QString& sentence) override;

 private:
  QPointer<QWidget> window_;
};

}  // namespace cervica::app

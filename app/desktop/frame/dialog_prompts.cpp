#include "app/desktop/frame/dialog_prompts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::Button;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(DialogPrompts)
};

/// A small dialog of a title, a sentence and one or two buttons. \return whether the first was pressed
bool ask(QWidget* window, const QString& title, const QString& sentence, const QString& action, const QString& other) {
  QDialog dialog(window);
  dialog.setWindowTitle(title);
  dialog.setAccessibleDescription(sentence);
  auto* column = new QVBoxLayout(&dialog);
  column->setContentsMargins(24, 20, 24, 20);
  column->setSpacing(12);
  column->addWidget(look::makeLabel(title, look::TextSize::Section, look::Tone::Main, 600, &dialog));
  auto* words = look::makeLabel(sentence, look::TextSize::Body, look::Tone::Second, 400, &dialog);
  words->setWordWrap(true);
  words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words->setFixedWidth(look::px(420));
  column->addWidget(words);
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  if (!other.isEmpty()) {
    auto* no = new Button(other, Button::Kind::Outline, &dialog);
    QObject::connect(no, &Button::clicked, &dialog, &QDialog::reject);
    row->addWidget(no);
  }
  auto* yes = new Button(action, Button::Kind::Primary, &dialog);
  yes->setDefault(true);
  QObject::connect(yes, &Button::clicked, &dialog, &QDialog::accept);
  row->addWidget(yes);
  column->addLayout(row);
  yes->setFocus();
  return dialog.exec() == QDialog::Accepted;
}

}  // namespace

std::optional<QString> DialogPrompts::saveFileName(const QString& title, const QString& suggestion,
                                                   const QString& filter) {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const QString start = folder.exists() ? folder.filePath(suggestion) : QDir::home().filePath(suggestion);
  const QString name = QFileDialog::getSaveFileName(window_, title, start, filter);
  return name.isEmpty() ? std::nullopt : std::optional(name);
}

std::optional<QString> DialogPrompts::openFileName(const QString& title, const QString& filter) {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const QString name =
      QFileDialog::getOpenFileName(window_, title, folder.exists() ? folder.path() : QDir::homePath(), filter);
  return name.isEmpty() ? std::nullopt : std::optional(name);
}

std::optional<QString> DialogPrompts::folderName(const QString& title) {
  const QString name = QFileDialog::getExistingDirectory(window_, title, QDir::homePath());
  return name.isEmpty() ? std::nullopt : std::optional(name);
}

bool DialogPrompts::confirm(const QString& title, const QString& sentence, const QString& action) {
  return ask(window_, title, sentence, action, Words::tr("Cancel"));
}

void DialogPrompts::showFailure(const QString& title, const QString& sentence) {
  ask(window_, title, sentence, Words::tr("Close"), {});
}

}  // namespace cervica::app

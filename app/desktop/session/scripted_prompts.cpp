#include "app/desktop/session/user_prompts.h"

namespace cervica::app {

std::optional<QString> ScriptedPrompts::saveFileName(const QString&, const QString&, const QString&) {
  if (fileNames.empty()) return std::nullopt;
  const QString name = fileNames.front();
  fileNames.pop_front();
  if (name.isEmpty()) return std::nullopt;
  return name;
}

std::optional<QString> ScriptedPrompts::openFileName(const QString& title, const QString& filter) {
  return saveFileName(title, {}, filter);  // prepared answers are in one order
}

std::optional<QString> ScriptedPrompts::folderName(const QString& title) {
  return saveFileName(title, {}, {});
}

bool ScriptedPrompts::confirm(const QString&, const QString& sentence, const QString&) {
  shown.push_back(sentence);
  if (confirmations.empty()) return false;
  const bool answer = confirmations.front();
  confirmations.pop_front();
  return answer;
}

void ScriptedPrompts::showFailure(const QString&, const QString& sentence) {
  shown.push_back(sentence);
}

}  // namespace cervica::app

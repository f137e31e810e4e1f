#include "app/look/paragraph.h"

namespace cervica::app::look {

QLabel* makeParagraph(const QString& text, TextSize size, Tone tone, int weight) {
  QLabel* label = makeLabel(text, size, tone, weight);
  label->setWordWrap(true);
  return label;
}

}  // namespace cervica::app::look

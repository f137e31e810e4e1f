#include "app/look/typography.h"

#include <QFontDatabase>
#include <QStyle>

#include "app/look/theme.h"

// The resources lie in a static library: without this call the linker leaves them out.
static void initResources() {
  Q_INIT_RESOURCE(look);
}

namespace cervica::app::look {
namespace {

double sizePx(TextSize size) {
  switch (size) {
    case TextSize::Caption:
      return 11;
    case TextSize::Small:
      return 12;
    case TextSize::Body:
      return 13;
    case TextSize::Section:
      return 15;
    case TextSize::Title:
      return 18;
    case TextSize::FigureSmall:
      return 20;
    case TextSize::FigureMedium:
      return 32;
    case TextSize::FigureLarge:
      return 56;
    case TextSize::FigureHuge:
      return 104;
  }
  return 13;
}

}  // namespace

void loadFonts() {
  static bool loaded = false;
  if (loaded) return;
  loaded = true;
  initResources();
  for (const char* name : {"Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"})
    QFontDatabase::addApplicationFont(QStringLiteral(":/cervica/fonts/%1.otf").arg(QLatin1String(name)));
}

void useTabularFigures(QFont& font) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
  font.setFeature("tnum", 1);
#else
  Q_UNUSED(font)
#endif
}

QFont textFont(TextSize size, int weight) {
  QFont result(QStringLiteral("Inter"));
  result.setPixelSize(px(sizePx(size)));
  result.setWeight(QFont::Weight(weight));
  useTabularFigures(result);
  return result;
}

void setLook(QLabel* label, TextSize size, Tone tone, int weight) {
  label->setProperty("type", static_cast<int>(size));
  label->setProperty("tone", static_cast<int>(tone));
  label->setProperty("weight", weight);
  // The style sheet looks at properties only when a widget is polished.
  label->style()->unpolish(label);
  label->style()->polish(label);
}

QLabel* makeLabel(const QString& text, TextSize size, Tone tone, int weight, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  setLook(label, size, tone, weight);
  return label;
}

}  // namespace cervica::app::look

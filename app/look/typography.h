#pragma once

#include <QFont>
#include <QLabel>
#include <QString>

namespace cervica::app::look {

/// The sizes of the design, in px at 100 % text: 11, 12, 13, 15, 18, 20, 32, 56, 104.
enum class TextSize { Caption, Small, Body, Section, Title, FigureSmall, FigureMedium, FigureLarge, FigureHuge };

/// Which text colour. Muted is the weakest allowed.
enum class Tone { Main, Second, Muted, Accent, Impaired, Borderline, Within, Left, Right };

/// Registers Inter, which is embedded in the program, with the application. Does nothing the second time.
void loadFonts();

/// Inter at a size of the design and the current text scale. Weights in use: 400, 500, 600, 700.
[[nodiscard]] QFont textFont(TextSize size, int weight = 400);

/// Asks the font for digits of equal width. Qt before 6.7 cannot; there `drawFigures` does it.
void useTabularFigures(QFont& font);

/// Gives a label size, weight and colour of the design; it follows scheme and text scale by itself.
void setLook(QLabel* label, TextSize size, Tone tone = Tone::Main, int weight = 400);

/// A label made so, with plain text.
[[nodiscard]] QLabel* makeLabel(const QString& text, TextSize size, Tone tone = Tone::Main, int weight = 400,
                                QWidget* parent = nullptr);

}  // namespace cervica::app::look

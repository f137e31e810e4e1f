#include "app/look/style_sheet.h"

#include <QRegularExpression>
#include <array>
#include <utility>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

// "$name" is a token, "@12" a length of the design, "%scheme" the folder of the pictures.
const char* const kTemplate = R"css(
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[surface="canvas"] { background: $canvas; }
QWidget[surface="surface"] { background: $surface; }
QWidget[surface="surface2"] { background: $surface2; }
QWidget[surface="sunken"] { background: $sunken; }
QToolTip { background: $text; color: $surface; border: 0; padding: @5 @8; font-size: @12; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $line-strong; border-radius: @6;
  padding: 0 @10; selection-background-color: $accent; selection-color: $on-accent; font-size: @13;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: @30; }
QPlainTextEdit, QTextEdit { padding: @6 @8; }
QLineEdit[dense="true"], QComboBox[dense="true"], QAbstractSpinBox[dense="true"] { min-height: @26; padding: 0 @8; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding-left: @9; padding-right: @9;
}
QLineEdit[dense="true"]:focus, QComboBox[dense="true"]:focus, QAbstractSpinBox[dense="true"]:focus {
  padding-left: @7; padding-right: @7;
}
QLineEdit, QComboBox, QAbstractSpinBox { margin: 0; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { min-height: @28; }
QLineEdit[dense="true"]:focus, QComboBox[dense="true"]:focus, QAbstractSpinBox[dense="true"]:focus { min-height: @24; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $impaired; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:read-only {
  color: $text-2; background: $surface-2; border-color: $line;
}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: 0; background: transparent; padding: 0; min-height: 0; }
QLineEdit[numeric="true"] { qproperty-alignment: AlignRight; font-weight: 600; }

QComboBox::drop-down { border: 0; width: @24; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(:/cervica/look/%scheme/down.svg); width: @14; height: @14; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $line-strong; border-radius: @6; padding: @4; outline: 0;
  selection-background-color: $selected; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: @28; padding: 0 @8; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }

QCheckBox, QRadioButton { spacing: @10; font-size: @13; }
QCheckBox::indicator, QRadioButton::indicator { width: @16; height: @16; }
QCheckBox::indicator { border: 1px solid $line-strong; border-radius: @4; background: $surface; }
QCheckBox::indicator:checked {
  border-color: $accent; background: $accent; image: url(:/cervica/look/%scheme/check.svg);
}
QCheckBox::indicator:focus { border: 2px solid $focus; }
QRadioButton::indicator { border: 1px solid $line-strong; border-radius: @9; background: $surface; }
QRadioButton::indicator:checked { border: @5 solid $accent; width: @8; height: @8; background: $on-accent; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $text-2; border: 0; border-bottom: 2px solid transparent; min-height: @40;
  padding: @2 0 0 0; margin: 0 @24 0 0; font-size: @13; font-weight: 500;
}
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: 0; }

QAbstractItemView { background: $surface; border: 0; outline: 0; alternate-background-color: $surface-2; }
QTableView, QTreeView, QListView { gridline-color: transparent; selection-background-color: $selected; selection-color: $text; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 @8; }
QTableView::item:selected { background: $selected; color: $text; }
QHeaderView, QHeaderView::section { background: $surface; }
QHeaderView::section {
  color: $text-3; border: 0; border-bottom: 1px solid $line; padding: 0 @8; min-height: @28; font-size: @11; font-weight: 500;
}
QTableCornerButton::section { background: $surface; border: 0; }

QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[transparent="true"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px 2px 2px 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0 2px 2px 2px; }
QScrollBar::handle { background: $line-strong; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 0 1px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 1px 0; }
QScrollBar::handle:hover { background: $text-3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $line-strong; border-radius: @6; padding: @4; }
QMenu::item { padding: @6 @24 @6 @12; border-radius: @4; }
QMenu::item:selected { background: $selected; }
QMenu::separator { height: 1px; background: $line; margin: @4 @8; }
QSplitter::handle { background: transparent; }
QSlider::groove:horizontal { height: @4; border-radius: @2; background: $sunken; }
QSlider::sub-page:horizontal { background: $accent; border-radius: @2; }
QSlider::handle:horizontal {
  width: @14; height: @14; margin: -@6 0; border-radius: @8; background: $surface; border: 2px solid $accent;
}
QProgressBar { border: 0; background: $sunken; border-radius: @2; max-height: @4; }
QProgressBar::chunk { background: $accent; border-radius: @2; }
)css";

QString number(double value) {
  return QString::number(value, 'g', 10);
}

/// Rules for labels made by `setLook`, from the same table of sizes as `textFont()`.
QString labelRules(const Tokens& t) {
  QString rules;
  for (int size = 0; size <= static_cast<int>(TextSize::FigureHuge); ++size)
    rules += QStringLiteral("QLabel[type=\"%1\"] { font-size: %2px; }\n")
                 .arg(size)
                 .arg(textFont(static_cast<TextSize>(size)).pixelSize());
  for (const int weight : {400, 500, 600, 700})
    rules += QStringLiteral("QLabel[weight=\"%1\"] { font-weight: %1; }\n").arg(weight);
  const std::array<QColor, 9> tones{t.text,       t.text2,  t.text3, t.accent, t.impaired,
                                    t.borderline, t.within, t.left,  t.right};
  for (std::size_t tone = 0; tone < tones.size(); ++tone)
    rules += QStringLiteral("QLabel[tone=\"%1\"] { color: %2; }\n").arg(tone).arg(tones[tone].name());
  return rules;
}

}  // namespace

QString styleSheet(const Tokens& t, Scheme scheme) {
  // Longer names first: "$line-strong" before "$line".
  const std::array<std::pair<QString, QColor>, 17> colours{{
      {QStringLiteral("$line-strong"), t.lineStrong},
      {QStringLiteral("$line"), t.line},
      {QStringLiteral("$canvas"), t.canvas},
      {QStringLiteral("$surface-2"), t.surface2},
      {QStringLiteral("$surface2"), t.surface2},
      {QStringLiteral("$surface"), t.surface},
      {QStringLiteral("$sunken"), t.sunken},
      {QStringLiteral("$hover"), t.hover},
      {QStringLiteral("$selected"), t.selected},
      {QStringLiteral("$text-2"), t.text2},
      {QStringLiteral("$text-3"), t.text3},
      {QStringLiteral("$text"), t.text},
      {QStringLiteral("$on-accent"), t.onAccent},
      {QStringLiteral("$accent-press"), t.accentPress},
      {QStringLiteral("$accent"), t.accent},
      {QStringLiteral("$focus"), t.focus},
      {QStringLiteral("$impaired"), t.impaired},
  }};
  QString sheet = QString::fromLatin1(kTemplate);
  for (const auto& [name, colour] : colours) sheet.replace(name, colour.name());
  sheet.replace(QStringLiteral("%scheme"), scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
  static const QRegularExpression kLength(QStringLiteral("@(\\d+)"));
  QString result;
  qsizetype end = 0;
  for (auto matches = kLength.globalMatch(sheet); matches.hasNext();) {
    const auto match = matches.next();
    result += QStringView(sheet).mid(end, match.capturedStart() - end);
    result += number(px(match.captured(1).toInt())) + QStringLiteral("px");
    end = match.capturedEnd();
  }
  result += QStringView(sheet).mid(end);
  return result + labelRules(t);
}

}  // namespace cervica::app::look

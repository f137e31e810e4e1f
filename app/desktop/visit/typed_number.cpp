#include "app/desktop/visit/typed_number.h"

#include <QLocale>
#include <QRegularExpression>

namespace cervica::app {

std::optional<double> typedNumber(const QString& text) {
  static const QRegularExpression shape(QStringLiteral("^[-\u2212]?(\\d{1,12}([.,]\\d{0,9})?|[.,]\\d{1,9})$"));
  QString trimmed = text.trimmed();
  if (!shape.match(trimmed).hasMatch()) return std::nullopt;
  trimmed.replace(QChar(u'\u2212'), QLatin1Char('-')).replace(QLatin1Char(','), QLatin1Char('.'));
  bool ok = false;
  const double value = QLocale::c().toDouble(trimmed, &ok);
  return ok ? std::optional(value) : std::nullopt;
}

QString textOfNumber(double value) {
  QString text = QLocale::c().toString(value, 'f', QLocale::FloatingPointShortest);
  return text.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

}  // namespace cervica::app

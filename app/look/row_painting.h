#pragma once

#include <optional>

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QStyleOptionViewItem>

#include "app/look/tokens.h"
#include "core/catalogue/measure.h"

namespace cervica::app::look {

// What the delegates of a RowList have in common.

inline constexpr double kRowHeight = 34;
inline constexpr double kGroupHeight = 27;
inline constexpr double kRowMargin = 16;

/// One line of text, elided at the right.
void drawText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QColor& colour,
              const QString& text);
/// The heading of a group of rows: what it is, and a remark.
void paintGroup(QPainter& painter, const QRectF& rect, const QString& title, const QString& remark);
/// The ground of a row by its state, with the line below it.
void paintGround(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option);
/// The frame of the row that has the keyboard.
void paintFocus(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& option);
/// The measure's name, short where the long one has no room, with the badge of its side.
void paintName(QPainter& painter, const QRectF& rect, const QString& title, const QString& shortTitle,
               std::optional<core::Side> side);

}  // namespace cervica::app::look

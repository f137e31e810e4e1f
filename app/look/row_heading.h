#pragma once

#include <QAbstractItemView>
#include <QWidget>

namespace cervica::app::look {

/// The names of a list's columns: a line of text above the rows, as wide as they are, with a hairline below.
class RowHeading : public QWidget {
  Q_OBJECT

 public:
  /// \param rows    the list below, whose width the columns share; outlives the heading
  /// \param height  in px at 100 %
  RowHeading(QAbstractItemView* rows, double height, QWidget* parent = nullptr);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  /// Paints the names over the columns of rows of this width.
  virtual void paintNames(QPainter& painter, qreal rowWidth) = 0;
  /// One name between two edges. \param side  Qt::AlignLeft or Qt::AlignRight
  void paintName(QPainter& painter, qreal from, qreal to, Qt::Alignment side, const QString& name) const;

  void paintEvent(QPaintEvent* event) final;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QAbstractItemView* rows_;
  double height_;
};

}  // namespace cervica::app::look

#pragma once

#include <vector>

#include <QPixmap>
#include <QWidget>

#include "app/report/report_layout.h"

namespace cervica::app {

/// The pages of a report as they will be printed, side by side where there is room.
class ReportPreview : public QWidget {
  Q_OBJECT

 public:
  explicit ReportPreview(QWidget* parent = nullptr);

  void setPages(std::vector<report::ReportPage> pages);
  [[nodiscard]] int pageCount() const { return static_cast<int>(pages_.size()); }
  /// \param zoom  1: a point of the page is a point on screen
  void setZoom(double zoom);
  [[nodiscard]] double zoom() const { return zoom_; }
  /// The zoom at which pages fill this width, `columns` side by side.
  [[nodiscard]] double zoomFor(int width, int columns) const;
  void setColumns(int columns);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void place();
  [[nodiscard]] QRect pageRect(std::size_t page) const;

  std::vector<report::ReportPage> pages_;
  std::vector<QPixmap> pictures_;
  double zoom_ = 1;
  int columns_ = 2;
};

}  // namespace cervica::app

#pragma once

#include <optional>

#include <QWidget>

namespace cervica::app {

/// A time going round: seconds inside, how many in all below them.
class TimerRing : public QWidget {
  Q_OBJECT

 public:
  struct State {
    double shownS = 0;            ///< the figure: seconds gone, or left of a rest
    std::optional<double> fullS;  ///< a whole round; nothing: a round is a minute
    bool running = false;         ///< else the ring is grey
    bool rest = false;            ///< counts down
    std::optional<double> tickS;  ///< a mark on the ring
    bool operator==(const State&) const = default;
  };

  explicit TimerRing(QWidget* parent = nullptr);
  void setState(const State& state);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return false; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  State state_;
};

/// "6.2", from a minute on "1:06.2".
[[nodiscard]] QString secondsText(double seconds);

}  // namespace cervica::app

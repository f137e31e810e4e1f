#include "app/desktop/motion/motion_player.h"

#include "tests/support/catch_compat.h"

using Catch::Matchers::WithinAbs;
using cervica::app::MotionPlayer;

namespace {

/// A player whose clock only the test moves.
struct Player {
  double nowS = 100;
  MotionPlayer player{[this] { return nowS; }};
  int moves = 0, states = 0;

  explicit Player(double seconds) {
    player.setDuration(seconds);
    QObject::connect(&player, &MotionPlayer::moved, [this] { ++moves; });
    QObject::connect(&player, &MotionPlayer::stateChanged, [this] { ++states; });
  }
  double after(double seconds) {
    nowS += seconds;
    player.advance();
    return player.timeS();
  }
};

}  // namespace

TEST_CASE("A movement is where the clock says, at every speed", "[app][motion]") {
  Player p(4);
  CHECK_FALSE(p.player.playing());
  CHECK(p.after(1) == 0);  // not playing
  p.player.play();
  CHECK_THAT(p.after(0.5), WithinAbs(0.5, 1e-12));
  p.player.setSpeed(0.25);
  CHECK_THAT(p.after(1), WithinAbs(0.75, 1e-12));
  p.player.setSpeed(0.5);
  CHECK_THAT(p.after(1), WithinAbs(1.25, 1e-12));
}

TEST_CASE("Changing the speed between two frames counts each part at its own speed", "[app][motion]") {
  Player p(10);
  p.player.play();
  p.nowS += 1;
  p.player.setSpeed(0.25);
  CHECK_THAT(p.after(1), WithinAbs(1.25, 1e-12));
}

TEST_CASE("A loop goes on from its start, however long nobody drew", "[app][motion]") {
  Player p(4);
  p.player.play();
  CHECK_THAT(p.after(9.5), WithinAbs(1.5, 1e-12));
  CHECK(p.player.playing());
}

TEST_CASE("Without a loop it stops at its end and begins again from the start", "[app][motion]") {
  Player p(4);
  p.player.setLoops(false);
  p.player.play();
  CHECK(p.after(9.5) == 4);
  CHECK_FALSE(p.player.playing());
  p.player.play();
  CHECK(p.player.timeS() == 0);
  CHECK_THAT(p.after(1), WithinAbs(1, 1e-12));
}

TEST_CASE("A stop keeps the place, and the time until it goes on does not count", "[app][motion]") {
  Player p(4);
  p.player.play();
  p.nowS += 1;
  p.player.pause();
  CHECK_THAT(p.player.timeS(), WithinAbs(1, 1e-12));
  p.nowS += 50;
  p.player.play();
  CHECK_THAT(p.after(0.5), WithinAbs(1.5, 1e-12));
}

TEST_CASE("Scrubbing stays inside the movement", "[app][motion]") {
  Player p(4);
  p.player.seek(9);
  CHECK(p.player.timeS() == 4);
  p.player.step(-0.5);
  CHECK_THAT(p.player.timeS(), WithinAbs(3.5, 1e-12));
  p.player.seek(-1);
  CHECK(p.player.timeS() == 0);
  p.player.play();
  p.player.step(0.1);
  CHECK_FALSE(p.player.playing());
}

TEST_CASE("A seek while it plays goes on from there", "[app][motion]") {
  Player p(4);
  p.player.play();
  p.nowS += 3;
  p.player.seek(1);
  CHECK_THAT(p.after(0.5), WithinAbs(1.5, 1e-12));
}

TEST_CASE("A movement without length cannot be played", "[app][motion]") {
  Player p(0);
  p.player.play();
  CHECK_FALSE(p.player.playing());
  p.player.seek(1);
  CHECK(p.player.timeS() == 0);
}

TEST_CASE("Nothing is told twice", "[app][motion]") {
  Player p(4);
  p.player.seek(0);
  p.player.setSpeed(1);
  p.player.setLoops(true);
  p.player.pause();
  CHECK(p.moves == 0);
  CHECK(p.states == 0);
  p.player.play();
  p.player.play();
  CHECK(p.states == 1);
  p.after(0);
  CHECK(p.moves == 0);
}

TEST_CASE("Another movement begins stopped at its start", "[app][motion]") {
  Player p(4);
  p.player.play();
  p.after(2);
  p.player.setDuration(7);
  CHECK_FALSE(p.player.playing());
  CHECK(p.player.timeS() == 0);
  CHECK(p.player.durationS() == 7);
}

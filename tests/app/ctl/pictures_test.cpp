// The commands that write pictures and pages. They run without a display of their own.
#include "tests/app/ctl/cervicactl.h"
#include "tests/support/catch_compat.h"

using namespace cervica::tests;

namespace {

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("The posture is drawn in the size that was asked for", "[ctl][render]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "posture.png";
  const Called drawn = call({"render", visitPath("intake"), "--size", "320x240", "-o", file});
  INFO(drawn.err);
  REQUIRE(drawn.code == 0);
  const std::string png = bytesOf(file);
  REQUIRE(png.size() > 24);
  CHECK(png.substr(1, 3) == "PNG");
  const auto number = [&](std::size_t at) {
    return (static_cast<unsigned char>(png[at + 2]) << 8) + static_cast<unsigned char>(png[at + 3]);
  };
  CHECK(number(16) == 320);
  CHECK(number(20) == 240);
}

TEST_CASE("A wrong size or view is refused before anything is drawn", "[ctl][render]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "posture.png";
  CHECK(call({"render", visitPath("intake"), "--size", "0x10", "-o", file}).code == 2);
  CHECK(call({"render", visitPath("intake"), "--size", "10000x10", "-o", file}).code == 2);
  CHECK(call({"render", visitPath("intake"), "--view", "inside", "-o", file}).code == 2);
  CHECK(call({"render", visitPath("intake")}).code == 2);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("Exercises and recorded movements are drawn without a visit", "[ctl][render]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "exercise.png";
  const Called drawn = call({"render", "--exercise", "exercise.wall_slide", "--size", "320x240", "-o", file});
  INFO(drawn.err);
  REQUIRE(drawn.code == 0);
  const std::string both = bytesOf(file);
  CHECK(both.substr(1, 3) == "PNG");
  REQUIRE(call({"render", "--exercise", "exercise.wall_slide", "--at", "end", "--size", "320x240", "-o", file}).code ==
          0);
  CHECK(bytesOf(file) != both);

  const std::string recording = folder.path() / "head.csv", moved = folder.path() / "moved.png";
  std::ofstream(recording) << "time_s,qw,qx,qy,qz\n0,1,0,0,0\n1,1,0,0,0\n2,1,0,0,0\n3,0.9659258,0,0.2588190,0\n";
  REQUIRE(call({"render", "--movement", recording, "--at", "3", "--size", "320x240", "-o", moved}).code == 0);
  CHECK(bytesOf(moved).substr(1, 3) == "PNG");
}

TEST_CASE("What does not fit is refused with nothing drawn", "[ctl][render]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "posture.png";
  CHECK(call({"render", visitPath("intake"), "--layers", "bones,skin", "-o", file}).code == 2);
  CHECK(call({"render", visitPath("intake"), "--ghost", "twin", "-o", file}).code == 2);
  CHECK(call({"render", visitPath("intake"), "--ghost", "norm", "--compare", visitPath("intake"), "-o", file}).code ==
        2);
  CHECK(call({"render", visitPath("intake"), "--at", "end", "-o", file}).code == 2);
  CHECK(call({"render", "--exercise", "exercise.flying", "-o", file}).code == 2);
  CHECK(call({"render", "--exercise", "technique.traction", "-o", file}).code == 2);
  CHECK(call({"render", "--exercise", "exercise.wall_slide", "--at", "9999", "-o", file}).code == 2);
  CHECK(call({"render", "--exercise", "exercise.wall_slide", "--at", "soon", "-o", file}).code == 2);
  CHECK(call({"render", "--movement", visitPath("intake"), "--at", "1", "-o", file}).code == 3);
  CHECK(call({"render", "-o", file}).code == 2);
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("The report is a PDF below 400 kB, and a bad place leaves nothing behind", "[ctl][report]") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "report.pdf";
  const Called written = call({"report", visitPath("follow_up"), "--previous", visitPath("intake"), "-o", file});
  INFO(written.err);
  REQUIRE(written.code == 0);
  CHECK(bytesOf(file).substr(0, 5) == "%PDF-");
  CHECK(std::filesystem::file_size(file) <= 400'000);
  const std::string nowhere = folder.path() / "missing" / "report.pdf";
  CHECK(call({"report", visitPath("intake"), "-o", nowhere}).code == 1);
  CHECK_FALSE(std::filesystem::exists(nowhere));
}

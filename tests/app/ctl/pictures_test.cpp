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

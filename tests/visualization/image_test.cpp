#include <filesystem>

#include "core/base/failure.h"
#include "tests/support/catch_compat.h"
#include "visualization/render/image.h"

using namespace cervica::visualization;

TEST_CASE("Averaging takes the mean of every square, rounded", "[visualization][image]") {
  const std::vector<std::uint8_t> four{0, 0, 0, 9, 100, 0, 0, 9, 200, 0, 100, 9, 101, 201, 40, 9};
  CHECK(averaged(four.data(), 1, 1, 2) == Image{1, 1, {100, 50, 35}});
  CHECK(averaged(four.data(), 2, 2, 1) == Image{2, 2, {0, 0, 0, 100, 0, 0, 200, 0, 100, 101, 201, 40}});
}

TEST_CASE("A written picture is read back the same", "[visualization][image]") {
  const Image image{3, 2, {255, 0, 0, 0, 255, 0, 0, 0, 255, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  const auto file = std::filesystem::temp_directory_path() / "cervica_image_test.png";
  writePng(image, file);
  CHECK(readPng(file) == image);
  std::filesystem::remove(file);
  CHECK_THROWS_AS(readPng(file), cervica::core::Failure);
  CHECK_THROWS_AS(writePng(image, "/dev/null/picture.png"), cervica::core::Failure);
}

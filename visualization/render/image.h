#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cervica::visualization {

/// A picture: 8 bits each of red, green, blue; rows from the top, no padding.
struct Image {
  int width = 0, height = 0;  ///< pixels
  std::vector<std::uint8_t> rgb;
  bool operator==(const Image&) const = default;
};

/// \throws core::Failure(Storage) when the file cannot be written
void writePng(const Image& image, const std::filesystem::path& file);

/// The picture as the bytes of a PNG file.
[[nodiscard]] std::string encodePng(const Image& image);

/// \throws core::Failure(Storage) when there is no such file or it is not a PNG
[[nodiscard]] Image readPng(const std::filesystem::path& file);

/// A picture drawn larger, made smaller: every pixel is the mean of a square of `factor` by `factor`.
/// \param rgba  of factor * width times factor * height pixels, 4 bytes each, rows from the top; opacity is not looked
/// at
[[nodiscard]] Image averaged(const std::uint8_t* rgba, int width, int height, int factor);

}  // namespace cervica::visualization

#include "visualization/render/image.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <fstream>

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGReader.h>
#include <vtkPNGWriter.h>
#include <vtkUnsignedCharArray.h>

#include "core/base/contract.h"
#include "core/base/failure.h"

namespace cervica::visualization {
namespace {

constexpr int kChannels = 3;
constexpr int kCompression = 3;  ///< of 9: half the time of VTK's usual 5, a tenth more bytes

std::size_t rowBytes(const Image& image) {
  return static_cast<std::size_t>(image.width) * kChannels;
}

}  // namespace

std::string encodePng(const Image& image) {
  CERVICA_EXPECTS(image.width > 0 && image.height > 0);
  CERVICA_EXPECTS(image.rgb.size() == rowBytes(image) * static_cast<std::size_t>(image.height));
  vtkNew<vtkImageData> data;
  data->SetDimensions(image.width, image.height, 1);
  data->AllocateScalars(VTK_UNSIGNED_CHAR, kChannels);
  for (int y = 0; y < image.height; ++y) {  // VTK counts rows from the bottom
    std::memcpy(data->GetScalarPointer(0, image.height - 1 - y, 0),
                image.rgb.data() + static_cast<std::size_t>(y) * rowBytes(image), rowBytes(image));
  }
  vtkNew<vtkPNGWriter> writer;
  writer->SetInputData(data);
  writer->SetCompressionLevel(kCompression);
  writer->WriteToMemoryOn();
  writer->Write();
  vtkUnsignedCharArray* bytes = writer->GetResult();
  return {reinterpret_cast<const char*>(bytes->GetPointer(0)), static_cast<std::size_t>(bytes->GetNumberOfValues())};
}

void writePng(const Image& image, const std::filesystem::path& file) {
  const std::string bytes = encodePng(image);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) {
    throw core::Failure(core::Failure::Kind::Storage,
                        "The picture cannot be written to " + file.string() + ". Check the folder and the free space.");
  }
}

Image readPng(const std::filesystem::path& file) {
  vtkNew<vtkPNGReader> reader;
  if (!std::filesystem::exists(file) || reader->CanReadFile(file.c_str()) == 0) {
    throw core::Failure(core::Failure::Kind::Storage, "There is no PNG picture at " + file.string() + ".");
  }
  reader->SetFileName(file.c_str());
  reader->Update();
  vtkImageData* data = reader->GetOutput();
  Image image;
  image.width = data->GetDimensions()[0];
  image.height = data->GetDimensions()[1];
  const int channels = data->GetNumberOfScalarComponents();
  for (int y = image.height - 1; y >= 0; --y) {
    for (int x = 0; x < image.width; ++x) {
      const auto* pixel = static_cast<const std::uint8_t*>(data->GetScalarPointer(x, y, 0));
      for (int c = 0; c < kChannels; ++c) image.rgb.push_back(pixel[channels >= kChannels ? c : 0]);
    }
  }
  return image;
}

Image averaged(const std::uint8_t* rgba, int width, int height, int factor) {
  CERVICA_EXPECTS(width > 0 && height > 0 && factor > 0);
  Image result;
  result.width = width;
  result.height = height;
  const auto columns = static_cast<std::size_t>(width), side = static_cast<std::size_t>(factor);
  result.rgb.resize(kChannels * columns * static_cast<std::size_t>(height));
  const unsigned count = static_cast<unsigned>(factor * factor);
  std::vector<unsigned> sums(kChannels * columns);
  std::uint8_t* out = result.rgb.data();
  const std::uint8_t* in = rgba;
  for (int y = 0; y < height; ++y) {
    std::fill(sums.begin(), sums.end(), count / 2);
    for (std::size_t row = 0; row < side; ++row) {
      for (std::size_t x = 0; x < columns; ++x) {
        for (std::size_t column = 0; column < side; ++column, in += 4)
          for (std::size_t c = 0; c < kChannels; ++c) sums[kChannels * x + c] += in[c];
      }
    }
    for (const unsigned sum : sums) *out++ = static_cast<std::uint8_t>(sum / count);
  }
  return result;
}

}  // namespace cervica::visualization

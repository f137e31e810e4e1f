#include "visualization/render/image.h"

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

Image halved(const Image& image) {
  Image result;
  result.width = image.width / 2;
  result.height = image.height / 2;
  result.rgb.reserve(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height) * kChannels);
  const std::size_t row = rowBytes(image);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const std::size_t at = 2 * static_cast<std::size_t>(y) * row + 2 * static_cast<std::size_t>(x) * kChannels;
      for (std::size_t c = 0; c < kChannels; ++c) {
        const int sum = image.rgb[at + c] + image.rgb[at + kChannels + c] + image.rgb[at + row + c] +
                        image.rgb[at + row + kChannels + c];
        result.rgb.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
      }
    }
  }
  return result;
}

}  // namespace cervica::visualization

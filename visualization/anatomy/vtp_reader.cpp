#include "visualization/anatomy/vtp_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <vtkCallbackCommand.h>
#include <vtkCellArray.h>
#include <vtkCommand.h>
#include <vtkIdList.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkTriangleFilter.h>
#include <vtkXMLPolyDataReader.h>

#include "core/base/failure.h"

namespace cervica::visualization {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw core::Failure(core::Failure::Kind::Storage, "The bone mesh " + file.string() + " " + why);
}

/// Whether the last word of the file is there: one cut short is refused before VTK complains of it.
bool isWhole(std::ifstream& in) {
  constexpr std::string_view kLast = "</VTKFile>";
  constexpr std::streamoff kTail = 64;
  in.seekg(0, std::ios::end);
  const std::streamoff size = in.tellg();
  in.seekg(std::max<std::streamoff>(0, size - kTail));
  const std::string tail{std::istreambuf_iterator<char>(in), {}};
  return tail.find(kLast) != std::string::npos;
}

/// VTK tells of damage by events, not by what it returns.
class Watch {
 public:
  explicit Watch(vtkObject* object) : object_(object) {
    vtkNew<vtkCallbackCommand> command;
    command->SetClientData(&seen_);
    command->SetCallback([](vtkObject*, unsigned long, void* seen, void*) { *static_cast<bool*>(seen) = true; });
    tag_ = object_->AddObserver(vtkCommand::ErrorEvent, command);
  }
  ~Watch() { object_->RemoveObserver(tag_); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  [[nodiscard]] bool sawError() const { return seen_; }

 private:
  vtkObject* object_;
  unsigned long tag_ = 0;
  bool seen_ = false;
};

/// Gives equal places one number.
class Places {
 public:
  explicit Places(Mesh& mesh) : mesh_(mesh) {}
  std::uint32_t number(const std::array<double, 3>& place) {
    const Eigen::Vector3f p(static_cast<float>(place[0]), static_cast<float>(place[1]), static_cast<float>(place[2]));
    const auto [at, isNew] =
        numbers_.try_emplace({p.x(), p.y(), p.z()}, static_cast<std::uint32_t>(mesh_.points.size()));
    if (isNew) mesh_.points.push_back(p);
    return at->second;
  }

 private:
  Mesh& mesh_;
  std::map<std::tuple<float, float, float>, std::uint32_t> numbers_;
};

void turnOutwards(Mesh& mesh) {
  double volume = 0.0;
  for (const auto& [a, b, c] : mesh.triangles)
    volume += mesh.points[a].cast<double>().dot(mesh.points[b].cast<double>().cross(mesh.points[c].cast<double>()));
  if (volume >= 0.0) return;
  for (auto& triangle : mesh.triangles) std::swap(triangle[1], triangle[2]);
}

}  // namespace

Mesh readVtp(const std::filesystem::path& file, std::size_t mostTriangles) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, "cannot be opened. Check that you may read it.");
  vtkNew<vtkXMLPolyDataReader> reader;
  const Watch watch(reader);
  if (reader->CanReadFile(file.c_str()) == 0) refuse(file, "is not a VTK XML PolyData file.");
  if (!isWhole(in)) refuse(file, "is damaged: its end is missing. Export it again or take it out of the folder.");
  reader->SetFileName(file.c_str());
  reader->Update();
  if (watch.sawError() || reader->GetErrorCode() != 0 || reader->GetOutput() == nullptr)
    refuse(file, "is damaged. Export it again or take it out of the folder.");
  vtkNew<vtkTriangleFilter> cut;
  cut->SetInputConnection(reader->GetOutputPort());
  cut->PassVertsOff();
  cut->PassLinesOff();
  cut->Update();
  vtkPolyData* surface = cut->GetOutput();
  const auto count = static_cast<std::size_t>(surface->GetNumberOfPolys());
  if (count > mostTriangles)
    refuse(file, "has " + std::to_string(count) + " triangles. At most " + std::to_string(mostTriangles) +
                     " can be shown: make it coarser first.");
  Mesh mesh;
  Places places(mesh);
  vtkNew<vtkIdList> ids;
  vtkCellArray* polys = surface->GetPolys();
  for (polys->InitTraversal(); polys->GetNextCell(ids) != 0;) {
    std::array<std::uint32_t, 3> triangle{};
    for (std::size_t corner = 0; corner < 3; ++corner) {
      const vtkIdType id = ids->GetId(static_cast<vtkIdType>(corner));
      if (id < 0 || id >= surface->GetNumberOfPoints()) refuse(file, "is damaged: it names points it does not have.");
      std::array<double, 3> place{};
      surface->GetPoint(id, place.data());
      for (const double coordinate : place)
        if (!std::isfinite(coordinate)) refuse(file, "is damaged: it has points that are no numbers.");
      triangle[corner] = places.number(place);
    }
    const auto [a, b, c] = triangle;
    if (a != b && b != c && c != a) mesh.triangles.push_back(triangle);
  }
  if (mesh.triangles.empty()) refuse(file, "has no surface.");
  turnOutwards(mesh);
  return mesh;
}

}  // namespace cervica::visualization

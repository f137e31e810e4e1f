#include <map>
#include <memory>
#include <system_error>

#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkXMLPolyDataWriter.h>

#include "core/base/failure.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/pose/pose.h"
#include "visualization/scene/scene.h"

namespace cervica::visualization {
namespace {

void write(const Body& body, const std::filesystem::path& file) {
  const Mesh& mesh = *body.mesh;
  vtkNew<vtkPoints> points;
  vtkNew<vtkFloatArray> normals;
  normals->SetNumberOfComponents(3);
  normals->SetName("Normals");
  const Eigen::Matrix3d turn = body.pose.rotation();
  for (std::size_t i = 0; i < mesh.points.size(); ++i) {
    const Eigen::Vector3d point = body.pose * mesh.points[i].cast<double>();
    points->InsertNextPoint(point.data());
    const Eigen::Vector3f normal = (turn * mesh.normals[i].cast<double>()).cast<float>();
    normals->InsertNextTypedTuple(normal.data());
  }
  vtkNew<vtkCellArray> triangles;
  for (const auto& triangle : mesh.triangles) {
    const vtkIdType ids[3] = {triangle[0], triangle[1], triangle[2]};
    triangles->InsertNextCell(3, ids);
  }
  vtkNew<vtkPolyData> data;
  data->SetPoints(points);
  data->SetPolys(triangles);
  data->GetPointData()->SetNormals(normals);
  vtkNew<vtkXMLPolyDataWriter> writer;
  writer->SetFileName(file.c_str());
  writer->SetInputData(data);
  if (writer->Write() == 0) {
    throw core::Failure(core::Failure::Kind::Storage,
                        "The bone cannot be written to " + file.string() + ". Check the folder and the free space.");
  }
}

}  // namespace

std::vector<std::filesystem::path> exportAnatomy(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) {
    throw core::Failure(core::Failure::Kind::Storage,
                        "The folder " + directory.string() + " cannot be made: " + error.message() + ".");
  }
  SceneOptions options;
  options.layers.annotations = false;
  options.layers.outline = true;
  options.muscles = allMuscles();
  std::vector<std::filesystem::path> files;
  for (const Body& body : buildScene(solvePose({}), options).bodies) {
    files.push_back(directory / (body.name + ".vtp"));
    write(body, files.back());
  }
  return files;
}

}  // namespace cervica::visualization

#pragma once

// Internal: knows VTK.

#include <vtkActor.h>

namespace cervica::visualization {

/// Bone shines a little, muscle less. Glass is for what is looked through: faint where it faces the eye, clear to see
/// along its rims; a ghost is glass behind all else, so that only what sticks out of the present body is seen.
enum class BodyShine { Bone, Muscle, Glass, Ghost };

/// Where light is computed: for every pixel, or only at the points of the mesh, which costs a third less.
enum class BodyLight { Pixels, Points };

/// Lights a body from four places that are fixed to the eye: key from the upper left, a cool fill from the right, a
/// little from below, a rim from behind and above. Written as constants in the shader: a quarter of the work of VTK's
/// lights on a software OpenGL.
/// \param twoSided  the inside can be seen too and is lit like the outside
void shadeBodies(vtkActor& actor, BodyShine shine, BodyLight light, bool twoSided);

}  // namespace cervica::visualization

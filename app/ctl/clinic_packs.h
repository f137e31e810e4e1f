#pragma once

#include <memory>

#include "app/ctl/invocation.h"
#include "core/catalogue/catalogue.h"
#include "protocols/clinic_pack_store.h"

namespace cervica::app::ctl {

/// The clinic's own packs in the data home.
/// \throws core::Failure when it is not known where the data home is
[[nodiscard]] protocols::ClinicPackStore clinicPacks();

/// The clinical data in use: shipped, or with the clinic's own records. Where those are refused, the shipped data is
/// used and standard error says so.
[[nodiscard]] std::shared_ptr<const core::Catalogue> activeCatalogue(Invocation& call);

}  // namespace cervica::app::ctl

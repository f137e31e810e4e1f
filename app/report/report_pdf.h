#pragma once

#include <optional>

#include <QString>

#include "app/report/report_layout.h"

namespace cervica::app::report {

/// Writes the report as a PDF file: A4, text as text with Inter embedded, charts as vectors, the posture picture as the
/// only image. A file of that name is replaced only when the new one is complete.
///
/// \pre  a QGuiApplication lives (the platform "offscreen" will do) and "Inter" is registered with it
/// \throws core::Failure  Storage: the folder is missing, not writable or full; an older file is then untouched
void saveReportPdf(const QString& path, const ReportContent& content,
                   const std::optional<PosturePicture>& picture = std::nullopt);

}  // namespace cervica::app::report

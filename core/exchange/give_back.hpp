// What goes back to an agency about a delivery: its return slip and its rejected rows, ready to be mended.
#pragma once

#include "connector/connector.hpp"
#include "exchange/hub.hpp"
#include "exchange/run.hpp"
#include "report/sheet.hpp"

namespace yingbao::exchange {

/// The rows that nobody has mended, each under the number it comes back with, with where and why; sheet by sheet, so that a
/// mended workbook says what it said before.
Result<std::vector<report::Sheet>> rejected_sheets(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery);

/// Slip and rejected rows in the form of the delivery (a workbook for a workbook, CSV in its own encoding otherwise), as
/// one archive under a password where one is configured.
Result<connector::Return> answer_to(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery);

/// Hands every delivery's answer back by its agency's connector. What fails is told and tried again by the next run.
void give_back_all(Hub& hub, RunReport& report);

}  // namespace yingbao::exchange

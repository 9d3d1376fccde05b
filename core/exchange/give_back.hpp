// What goes back to an agency about a delivery: its return slip, its rejected rows and its used rows with a finding, ready
// to be mended.
#pragma once

#include "document/table.hpp"
#include "exchange/run.hpp"
#include "exchange/sessions.hpp"
#include "ingest/rows_at_hand.hpp"

#include <map>

namespace yingbao::exchange {

/// How the files begin that go back.
inline constexpr std::string_view kSlipTitle = "退回单", kRejectedTitle = "退回行", kNotedTitle = "需核对行";

struct ReturnedSheets {
  std::vector<document::Table> rejected, noted;
  std::uint64_t rejected_left = 0, noted_left = 0;  ///< did not fit
};

/// By delivery, of those that this run has read.
using RowsByDelivery = std::map<store::Id, ingest::RowsAtHand>;

/// The rows that nobody has mended, each under the number it comes back with, with where and why; sheet by sheet, so that a
/// mended workbook says what it said before.
Result<ReturnedSheets> returned_sheets(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery,
                                       const ingest::RowsAtHand* rows = nullptr);

/// Slip and rows in the form of the delivery (a workbook for a workbook, CSV in its own encoding otherwise), as one
/// archive under a password where one is configured. `in_part`: rows were left out.
Result<connector::Return> answer_to(Hub& hub, const config::AgencyConfig& agency, const store::Delivery& delivery,
                                    const ingest::RowsAtHand* at_hand = nullptr, bool* in_part = nullptr);

/// Hands every delivery's answer back in its agency's session. What fails is told and tried again by the next run.
void give_back_all(Hub& hub, Sessions& sessions, const RowsByDelivery& rows, RunReport& report);

}  // namespace yingbao::exchange

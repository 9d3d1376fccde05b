// Office documents in an archive that has been opened already.
#pragma once

#include "format/row_reader.hpp"
#include "format/zip/archive.hpp"

namespace yingbao::format {

/// The archive is an Office document (OOXML, OpenDocument, OFD), however its parts are ordered and written.
bool is_office_document(const Archive& archive);

/// The rows of a workbook; of any other document a refusal that says what to ask for.
Result<std::unique_ptr<RowReader>> open_office_document(std::unique_ptr<Archive> archive);

}  // namespace yingbao::format

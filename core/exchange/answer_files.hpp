// The files of an answer: their form and their names.
#pragma once

#include "connector/connector.hpp"
#include "document/csv.hpp"

namespace yingbao::exchange {

struct AnswerForm {
  bool workbook = false;
  bool archive = false;  ///< the delivery was one: each of its files gets one of its own back
  document::Encoding encoding = document::Encoding::utf8;
};

/// A name from outside without its type, as part of a file's name anywhere; never a path, at most `longest` bytes.
std::string file_stem(std::string_view name, std::size_t longest = 100);

/// Adds a workbook of all sheets, or a file for each where the delivery was an archive, no workbook may hold the sheets
/// under their names, or CSV is asked for. No two of them get one name, in whatever case: `name` begins them all.
Status add_files(std::vector<connector::Return::File>& files, const std::vector<document::Table>& sheets,
                 const std::string& name, const AnswerForm& form);

}  // namespace yingbao::exchange

// Workbooks written part by part, so that each can be as odd as those that arrive.
#pragma once

#include "archives.hpp"

namespace yingbao::format::testing {

struct SheetXml {
  std::string name, rows;
  std::string attributes = {};  ///< of <sheet> in the workbook
  std::string kind = "worksheet";
};

struct Book {
  std::vector<SheetXml> sheets;
  std::string strings = {};     ///< inside <sst>; no such part when empty
  std::string styles = {};      ///< inside <styleSheet>; no such part when empty
  std::string properties = {};  ///< attributes of <workbookPr>
  std::string name_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  std::string folder = "";  ///< before the targets of relationships: "", "/xl/", "../xl/"

  std::vector<File> parts() const {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
    const std::string related =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    std::vector<File> files{{"[Content_Types].xml", head + "<Types/>"},
                            {"_rels/.rels", head + related + R"(<Relationship Id="rId1" Type=")" + relations +
                                                R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)"}};
    std::string listed, targets;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const auto id = std::to_string(i + 1);
      listed += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + id + "\" r:id=\"s" + id + "\" " +
                sheets[i].attributes + "/>";
      targets += "<Relationship Id=\"s" + id + "\" Type=\"" + relations + "/" + sheets[i].kind + "\" Target=\"" +
                 folder + "worksheets/sheet" + id + ".xml\"/>";
      files.push_back(
          {"xl/worksheets/sheet" + id + ".xml",
           head + "<worksheet xmlns=\"" + name_space + "\"><sheetData>" + sheets[i].rows + "</sheetData></worksheet>"});
    }
    const auto part = [&](const std::string& kind, const std::string& root, const std::string& content) {
      if (content.empty()) return;
      targets += "<Relationship Id=\"" + kind + "\" Type=\"" + relations + "/" + kind + "\" Target=\"" + folder + kind +
                 ".xml\"/>";
      files.push_back(
          {"xl/" + kind + ".xml", head + "<" + root + " xmlns=\"" + name_space + "\">" + content + "</" + root + ">"});
    };
    part("sharedStrings", "sst", strings);
    part("styles", "styleSheet", styles);
    files.push_back({"xl/workbook.xml", head + "<workbook xmlns=\"" + name_space + "\" xmlns:r=\"" + relations +
                                            "\"><workbookPr " + properties + "/><sheets>" + listed +
                                            "</sheets></workbook>"});
    files.push_back({"xl/_rels/workbook.xml.rels", head + related + targets + "</Relationships>"});
    return files;
  }

  std::string bytes() const { return zip_of(parts()); }
};

/// The only sheet of a workbook of these rows.
inline std::vector<Cells> read_sheet(const std::string& rows, const std::string& strings = {},
                                     const std::string& styles = {}, const std::string& properties = {}) {
  const auto tables = read_tables(Book{{{"S", rows}}, strings, styles, properties}.bytes());
  if (tables.size() != 1) throw std::runtime_error{"not one table"};
  return tables[0].rows;
}

/// The text of one cell, given as the attributes and the content of its <c>.
inline std::string read_cell(const std::string& attributes, const std::string& content, const std::string& strings = {},
                             const std::string& styles = {}, const std::string& properties = {}) {
  const auto rows = read_sheet("<row><c " + attributes + ">" + content + "</c></row>", strings, styles, properties);
  return rows.empty() ? "no cell" : rows.at(0).at(0);
}

}  // namespace yingbao::format::testing

// What an agency plugin implements and may call. The README of plugins/ tells the contract in words.
//
// Interfaces grow only at their end. No exception leaves a plugin, no third-party type stands here, and nothing but
// text, numbers and these interfaces crosses the boundary.
#pragma once

#include "schema/field.hpp"
#include "schema/reason.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace yingbao::plugin {

inline constexpr std::uint32_t kMagic = 0x59424F50;  // "YBOP"
// 3: Column::combine; titles in order of preference. 4: Layout::need.
inline constexpr std::uint32_t kApiVersion = 4;

/// How the host reads a cell before the plugin sees the row.
enum class Reader : std::uint8_t {
  text,      ///< width folded, outer blanks removed
  name,      ///< a person's name
  identity,  ///< an identity number; kept as typed, the owner process judges it
  date,      ///< a day, or a month as its first day
  money,     ///< yuan to fen; 万元 by the cell or the column's title
  integer,
  boolean,
  sex,
  ethnicity,
  county,       ///< text that names a county, for placing the person
  county_code,  ///< a current county-level code of the city, nothing else
  category,     ///< disability category 1-7
  grade,        ///< disability grade 1-4
  usual,        ///< the reader that the column's field ordinarily has; text for a local column
};

/// What a cell must be for its row to be used.
enum class Need : std::uint8_t {
  optional,  ///< may be empty; what cannot be read is left out, with a finding
  present,   ///< the same, but its title must stand in the header
  readable,  ///< may be empty; what cannot be read refuses the row: something is decided by it
  required,  ///< its title must stand in the header, its cell must say something readable
};

/// What a field takes when several columns of the file have one of its titles.
enum class Combine : std::uint8_t {
  first,  ///< of the columns in the order of `titles`, the first that says something
  sum,    ///< the parts of an amount added up
  alone,  ///< of the columns in that order the first alone: a number of another series is no substitute
};

struct Column {
  /// Where the value goes; a local column has no field and is read with Row::cell.
  schema::Field field{};
  std::string_view local{};
  Reader reader = Reader::usual;
  Need need = Need::optional;
  Combine combine = Combine::first;
  /// Accepted titles joined by '|', the preferred first; empty: the usual ones of the field (schema/titles.cpp), or a
  /// local column's name. Width, blanks, brackets and a unit in brackets at the end do not matter.
  std::string_view titles{};
};

/// What makes a second row of one person a duplicate instead of another entry.
enum class RowKey : std::uint8_t {
  content,  ///< every fact equal
  person,   ///< one row a person
  fields,   ///< Layout::key_fields equal
  entry,    ///< the same where the first of them says something; otherwise every row is an entry, equal ones as well
};

/// Whom or what the titles of a layout must tell, besides the columns that must stand. A header that does not is none of
/// this layout.
enum class LayoutNeed : std::uint8_t {
  number,          ///< the person's identity number, where the layout has a column for it; a cell may be empty
  case_number,     ///< the number of a case, whoever brought it
  number_or_case,  ///< one of the two
  somebody,        ///< the person's name or identity number, or the number of a case: no row does without all three
};

struct Layout {
  std::string_view id{};
  std::string_view feed{};  ///< group or roster kind; empty: the one that the file's name carries by configuration
  std::span<const Column> columns{};
  RowKey row_key = RowKey::content;
  /// Stands where version 3 had padding: the host asks no plugin of that version for it.
  LayoutNeed need = LayoutNeed::number;
  std::span<const schema::Field> key_fields{};
};

struct Description {
  std::string_view id, name_zh, name_en;
  std::span<const std::string_view> feeds;  ///< everything this plugin may emit
  std::span<const Layout> layouts;          ///< the one whose titles fit best is used
};

/// One decoded row.
class Row {
 public:
  /// The cell of a local column, or of the column with this title, as trimmed UTF-8; empty when the file lacks it.
  /// Valid until the next call.
  virtual std::string_view cell(std::string_view local) const = 0;
  /// The row's number in its sheet, counting from 1, titles included.
  virtual std::uint64_t number() const = 0;
  /// The sheet of the workbook, or the file of the archive, that the row stands in; empty when there is none.
  virtual std::string_view sheet() const = 0;
  /// What the source called the delivery.
  virtual std::string_view file_name() const = 0;
  /// False when the table has no column for this field at all, which is not the same as an empty cell.
  virtual bool has_column(schema::Field field) const = 0;
  /// The feed that the file's name carries by configuration; empty where the plugin tells feeds apart.
  virtual std::string_view feed() const = 0;
  /// Layout::id of the layout that fits the file.
  virtual std::string_view layout() const = 0;

 protected:
  ~Row() = default;
};

/// The record of the row under construction: the layout's columns are set already.
class RecordSink {
 public:
  virtual bool has(schema::Field field) const = 0;
  /// Valid until the next change.
  virtual std::string_view text(schema::Field field) const = 0;
  virtual std::int64_t number(schema::Field field) const = 0;
  virtual void set(schema::Field field, std::string_view value) = 0;
  virtual void set(schema::Field field, std::int64_t value) = 0;
  virtual void erase(schema::Field field) = 0;
  /// Moves the fields named from the record into one new entry of `entries`.
  virtual void move_to_entry(schema::Field entries, std::span<const schema::Field> fields) = 0;

  // Exactly one of emit (several times for a row of several people), reject and skip ends a row.

  /// Hands the record over; it stays as it is for the next one. An empty feed means the layout's.
  virtual void emit(std::string_view feed = {}) = 0;
  virtual void reject(schema::Reason reason, schema::Field column) = 0;
  virtual void skip(schema::Reason reason) = 0;
  /// A finding about a row that is used.
  virtual void note(schema::Reason finding) = 0;

 protected:
  ~RecordSink() = default;
};

/// The operator's settings of this plugin, flattened: "layout.columns.0.titles".
class Settings {
 public:
  /// Empty when absent. Valid as long as the plugin.
  virtual std::string_view value(std::string_view key) const = 0;

 protected:
  ~Settings() = default;
};

class Plugin {
 public:
  virtual ~Plugin() = default;
  /// Without side effects; valid as long as the plugin.
  virtual const Description& describe() const = 0;
  virtual void normalise(const Row& row, RecordSink& sink) = 0;
};

/// Plain data that is read before anything of the plugin is called.
struct Header {
  std::uint32_t magic;
  std::uint32_t size;
  std::uint32_t api_version;
  char abi[48];
};

#define YINGBAO_TEXT_OF(x) #x
#define YINGBAO_TEXT(x) YINGBAO_TEXT_OF(x)
/// Compiler, its major version and the C++ library's ABI.
#define YINGBAO_ABI                                                                                \
  "gcc-" YINGBAO_TEXT(__GNUC__) "/cxxabi-" YINGBAO_TEXT(__GXX_ABI_VERSION) "/cxx11-" YINGBAO_TEXT( \
      _GLIBCXX_USE_CXX11_ABI)

using Factory = Plugin*(const Settings&);

}  // namespace yingbao::plugin

/// Exports `Type`, which has a constructor from `const Settings&`, as this file's plugin.
#define YINGBAO_PLUGIN(Type)                                                                                          \
  extern "C" __attribute__((visibility("default")))                                                                   \
  const ::yingbao::plugin::Header yingbao_plugin_header{::yingbao::plugin::kMagic, sizeof(::yingbao::plugin::Header), \
                                                        ::yingbao::plugin::kApiVersion, YINGBAO_ABI};                 \
  extern "C" __attribute__((visibility("default"))) ::yingbao::plugin::Plugin* yingbao_create_plugin(                 \
      const ::yingbao::plugin::Settings& settings) {                                                                  \
    return new Type{settings};                                                                                        \
  }

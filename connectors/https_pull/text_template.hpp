// Text with places to fill in: {name}, and dates such as {business_date}, {business_date-1d:%Y%m%d} or
// {business_date-1m:%Y%m}.
//
// A brace that is not followed by a small letter is itself, so that JSON can be written as it is.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::https_pull {

/// How a value is written so that it stays one value where it stands; the template's own text is never changed.
enum class Escape { none, json, xml, percent };

class TextTemplate {
 public:
  /// Gives the value of a name; empty where it has none.
  using Values = std::function<std::string(std::string_view name)>;

  static Result<TextTemplate> parse(std::string_view text);
  bool empty() const { return parts_.empty(); }
  bool uses(std::string_view name) const;
  /// Every name but the date's.
  std::vector<std::string> names() const;
  std::string expand(Date business_date, const Values& values, Escape escape) const;

 private:
  struct Part {
    std::string text;  ///< as it is, or a name
    bool is_name = false;
    int days = 0, months = 0;
    std::string format;  ///< of a date
  };
  static Result<Part> read_place(std::string_view inside);
  std::vector<Part> parts_;
};

std::string escaped(std::string_view value, Escape escape);

}  // namespace yingbao::https_pull

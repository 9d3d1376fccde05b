// Delimited text in any encoding.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder csv_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  using format::Charset;
  return fuzz::read_delivery(format::csv_decoder, fuzz::text_of(data, size),
                             {{.charset = Charset::utf8, .delimiter = ','},
                              {.charset = Charset::gb18030},
                              {.charset = Charset::utf16},
                              {.delimiter = '\t'}});
}

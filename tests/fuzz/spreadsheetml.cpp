// XML Spreadsheet 2003.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder spreadsheetml_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  return fuzz::read_delivery(format::spreadsheetml_decoder, fuzz::text_of(data, size),
                             {{.charset = format::Charset::gb18030}});
}

// Old Excel files: compound files and bare streams of BIFF5 and BIFF8.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder xls_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  return fuzz::read_delivery(format::xls_decoder, fuzz::text_of(data, size), {});
}

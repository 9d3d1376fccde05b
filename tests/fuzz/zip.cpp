// Archives as they arrive; what is inside an office document is the target xlsx.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder zip_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  return fuzz::read_delivery(format::zip_decoder, fuzz::text_of(data, size), {{.password = "p"}});
}

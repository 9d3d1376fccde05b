// Records by their element.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder xml_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  return fuzz::read_delivery(format::xml_decoder, fuzz::text_of(data, size),
                             {{.records = "Data/Record"}, {.records = "r"}});
}

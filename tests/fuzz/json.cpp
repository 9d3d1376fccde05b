// Arrays, objects with a path to one, a record on each line.
#include "delivery.hpp"

namespace yingbao::format {
extern const Decoder json_decoder;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  return fuzz::read_delivery(format::json_decoder, fuzz::text_of(data, size),
                             {{.records = "data.list"}, {.records = "a"}});
}

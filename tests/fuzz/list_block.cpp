// The index of a list and its packed bodies, as they are once their seal is off.
#include "check.hpp"

#include "list/block.hpp"

#include <algorithm>
#include <numeric>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  const auto bytes = fuzz::text_of(data, size);
  if (const auto index = list::decode_index(bytes)) {
    const auto& runs = index->run_blocks;
    fuzz::require(std::accumulate(runs.begin(), runs.end(), std::size_t{0}) == index->blocks.size(),
                  "the runs of an index have its blocks");
    fuzz::require(list::encode_index(*index) == bytes, "encode(decode(x)) is x");
  }
  std::string raw, packed, again;
  if (list::decompress(bytes, raw)) {
    list::compress(raw, packed);
    fuzz::require(list::decompress(packed, again).has_value() && again == raw, "what was unpacked packs again");
  }
  packed.clear();
  list::compress(bytes, packed);
  fuzz::require(list::decompress(packed, again).has_value() && again == bytes, "whatever is packed comes out");
  return 0;
}

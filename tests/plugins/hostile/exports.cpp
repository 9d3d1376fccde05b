// Files whose header or factory is wrong: each definition replaces one part of what YINGBAO_PLUGIN exports.
#include "ordinary.hpp"

#include <cstddef>
#include <stdexcept>

#ifndef HOSTILE_MAGIC
#define HOSTILE_MAGIC kMagic
#endif
#ifndef HOSTILE_SIZE
#define HOSTILE_SIZE sizeof(Header)
#endif
#ifndef HOSTILE_API
#define HOSTILE_API kApiVersion
#endif
#ifndef HOSTILE_ABI
#define HOSTILE_ABI YINGBAO_ABI
#endif
#ifndef HOSTILE_FACTORY
#define HOSTILE_FACTORY make_ordinary
#endif
#ifndef HOSTILE_HEADER_SYMBOL
#define HOSTILE_HEADER_SYMBOL yingbao_plugin_header
#endif
#ifndef HOSTILE_FACTORY_SYMBOL
#define HOSTILE_FACTORY_SYMBOL yingbao_create_plugin
#endif

namespace yingbao::hostile {

inline plugin::Plugin* make_ordinary() { return new Ordinary; }
inline plugin::Plugin* make_nothing() { return nullptr; }
inline plugin::Plugin* throw_exception() { throw std::runtime_error{"out of order"}; }
inline plugin::Plugin* throw_number() { throw 42; }

}  // namespace yingbao::hostile

#ifdef HOSTILE_UNDEFINED
extern "C" int symbol_that_nothing_defines();
[[maybe_unused]] const int undefined = symbol_that_nothing_defines();
#endif

extern "C" __attribute__((visibility("default"))) const yingbao::plugin::Header HOSTILE_HEADER_SYMBOL = [] {
  using namespace yingbao::plugin;
  return Header{HOSTILE_MAGIC, HOSTILE_SIZE, HOSTILE_API, HOSTILE_ABI};
}();
extern "C" __attribute__((visibility("default"))) yingbao::plugin::Plugin* HOSTILE_FACTORY_SYMBOL(
    const yingbao::plugin::Settings&) {
  return yingbao::hostile::HOSTILE_FACTORY();
}

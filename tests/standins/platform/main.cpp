#include "api.hpp"
#include "memory_store.hpp"
#include "options.hpp"
#include "server.hpp"
#include "sqlite_store.hpp"

#include <iostream>

using namespace yingbao::sandbox;

namespace {

std::unique_ptr<Store> make_store(const std::string& ledger) {
  if (ledger == "none") return std::make_unique<MemoryStore>();
  return std::make_unique<SqliteStore>(ledger);
}

int run(const Options& options) {
  if (options.help) {
    std::cout << usage();
    return 0;
  }
  Api api(make_store(options.ledger), options.faults);
  serve(options, api);
  return 0;
}

}  // namespace

int main(int argc, char** argv) try { return run(parse_options(argc, argv)); } catch (const InvalidOption& error) {
  std::cerr << "yingbao-sandbox: " << error.what() << '\n';
  return 2;
} catch (const std::exception& error) {
  std::cerr << "yingbao-sandbox: " << error.what() << '\n';
  return 1;
}

// A spool in a folder of its own, and what is pushed into it.
#pragma once

#include "crypto/digest.hpp"
#include "https_push/spool.hpp"
#include "support/temp_folder.hpp"

namespace yingbao::https_push::testing {

inline const std::string kId(32, 'a'), kOtherId(32, 'b');

class Spools : public test::InTempFolder {
 protected:
  Spools() : keys{crypto::KeyRing::generate()}, spool{Spool::open(folder() / "spool", keys).value()} {}

  Received sealed(const std::string& id, std::string_view bytes, std::int64_t received_ns = 1) {
    Received received;
    auto writer = spool.create(id, received).value();
    EXPECT_TRUE(writer.write(bytes));
    EXPECT_TRUE(writer.finish());
    received.name = "登记失业人员_20210610.csv";
    received.content_type = "text/csv";
    received.size = bytes.size();
    received.sha256 = crypto::hex(crypto::view(crypto::sha256(bytes)));
    received.received_ns = received_ns;
    return received;
  }
  Received pushed(const std::string& id, std::string_view bytes, std::int64_t received_ns = 1) {
    auto received = sealed(id, bytes, received_ns);
    EXPECT_TRUE(spool.add(received));
    return received;
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{spool.folder()})
      names.push_back(entry.path().filename().string());
    return names;
  }
  static std::string text_of(Result<crypto::SealedFileReader> reader) {
    std::string text;
    for (;;) {
      const auto piece = reader.value().next().value();
      if (piece.empty()) return text;
      text += piece;
    }
  }

  crypto::KeyRing keys;
  Spool spool;
};

}  // namespace yingbao::https_push::testing

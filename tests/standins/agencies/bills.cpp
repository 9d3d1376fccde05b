#include "bills.hpp"

#include "night.hpp"

namespace yingbao::sample {

using std::chrono::days;

Day BillWriter::day_in_window() {
  if (random_.chance(15)) return window_start;  // the first day counts
  return window_start + days{random_.between(0, (base_ - window_start).count() - 2)};
}

Bill BillWriter::of(std::int64_t own) {
  return {day_in_window(), own, random_.between(100'00, 30'000'00), false, false};
}

Bills BillWriter::split(std::int64_t own) {
  Bills bills;
  for (auto parts = random_.between(1, 4); parts > 1; --parts) {
    const std::int64_t mean = own / parts;
    const std::int64_t part = random_.between(mean / 2, mean * 3 / 2);
    bills.push_back(of(part));
    own -= part;
  }
  bills.push_back(of(own));
  return bills;
}

Bill BillWriter::excess(Excess kind, std::int64_t own) {
  Bill bill = of(own);
  if (kind == Excess::refunded) bill.refunded = true;
  if (kind == Excess::voided) bill.voided = true;
  if (kind == Excess::before_the_window) {
    bill.day = window_start - days{random_.chance(200) ? 1 : random_.between(2, 360)};
  }
  return bill;
}

Bills BillWriter::over() {
  const std::int64_t sum = limit + random_.between(1, random_.chance(800) ? 30'000'00 : 250'000'00);
  const std::int64_t corrected = random_.chance(30) ? random_.between(10'00, 9'000'00) : 0;
  Bills bills = split(sum + corrected);
  if (corrected != 0) {
    bills.push_back(of(-corrected));
    bills.back().self = 0;
  }
  if (random_.chance(60)) bills.push_back(excess(Excess::before_the_window, random_.between(500'00, 20'000'00)));
  if (random_.chance(30)) bills.push_back(excess(Excess::refunded, random_.between(500'00, 20'000'00)));
  if (random_.chance(30)) bills.push_back(excess(Excess::voided, random_.between(500'00, 20'000'00)));
  return bills;
}

Bills BillWriter::a_cent_over() { return split(limit + 1); }
Bills BillWriter::exactly_at_the_limit() { return split(limit); }
Bills BillWriter::under() { return split(random_.between(500'00, limit - 1)); }

Bills BillWriter::over_with(Excess kind) {
  Bills bills = split(random_.between(20'000'00, limit));
  bills.push_back(excess(kind, random_.between(limit / 2 + 1, 60'000'00)));
  return bills;
}

Bills BillWriter::over_until_corrected() {
  const std::int64_t corrected = random_.between(10'000'00, 30'000'00);
  Bills bills = split(limit - random_.between(0, 5'000'00) + corrected);
  bills.push_back(of(-corrected));
  bills.back().self = 0;
  return bills;
}

Bills BillWriter::only_self_paid() {
  Bills bills = split(random_.between(1'000'00, limit - 1));
  bills.front().self = limit + random_.between(1, 50'000'00);
  return bills;
}

}  // namespace yingbao::sample

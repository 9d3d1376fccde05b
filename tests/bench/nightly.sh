#!/usr/bin/env bash
# The whole nightly job on made-up people: GB18030 CSV of 15 columns against a roster of the same size, checked, sealed,
# stored, screened and sent over TLS 1.3 with receipts stored.
#   tests/bench/nightly.sh [ROWS=1000000] [RUNS=3] [-- COMMAND...]
# Prints seconds per step with those of processors, as `read 2.1 (1.6 + 0.8)` of the hub and of its children, rows per second and
# the summed peak memory of all processes of the hub. COMMAND, when given,
# is run before each of our runs and its last line printed: something to compare with, in the same minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
rows=1000000 runs=3
[ $# -gt 0 ] && [ "$1" != -- ] && { rows=$1; shift; }
[ $# -gt 0 ] && [ "$1" != -- ] && { runs=$1; shift; }
[ $# -gt 0 ] && shift
[ -f .build/test/build.ninja ] || cmake --preset test >/dev/null
cmake --build --preset test --target yingbao plugin_tabular bench_rows bench_sink | tail -n 1
bin=$PWD/.build/test/bin; bench=$PWD/.build/test/bench
work=$(mktemp -d); sink=
trap '[ -z "$sink" ] || kill "$sink" 2>/dev/null || true; rm -rf "$work"' EXIT

tests/standins/platform/make_certs.sh "$work/tls"
mkfifo "$work/hold"
"$bench/bench_sink" "$work/port" "$work/tls/server.pem" "$work/tls/server.key" "$work/tls/ca.pem" <"$work/hold" >"$work/acknowledged" &
sink=$!
exec 9>"$work/hold"
until [ -s "$work/port" ]; do sleep 0.1; done

"$bin/yingbao" init "$work/hub" --platform "https://127.0.0.1:$(cat "$work/port")" >/dev/null
rm "$work/hub/agencies/"*; cp tests/bench/agencies/*.toml "$work/hub/agencies/"; cp tests/bench/rules.toml "$work/hub/rules/quanzhou-2021.toml"
cp "$work/tls/"* "$work/hub/platform/"
sed -i 's/first_send_waits = true/first_send_waits = false/' "$work/hub/hub.toml"
mkdir -p "$work/hub/inbox/people" "$work/hub/inbox/roster"
expected=$("$bench/bench_rows" "$rows" "$work")
mv "$work/people.csv" "$work/hub/inbox/people/people_20250601.csv"; mv "$work/roster.csv" "$work/hub/inbox/roster/roster_20250601.csv"

for run in $(seq "$runs"); do
  [ $# -eq 0 ] || "$@" | tail -n 1
  rm -rf "$work/hub/data"
  cat "$work"/hub/inbox/*/* >/dev/null
  "$bin/yingbao" -c "$work/hub/hub.toml" --json run --date 2025-06-02 >"$work/report.json" &
  hub=$!
  start=$(date +%s.%N) peak=0
  while kill -0 $hub 2>/dev/null; do
    now=0
    for pid in $hub $(pgrep -P $hub || true); do
      kb=$(awk '/^Rss(Anon|Shmem)/ { sum += $2 } END { print sum + 0 }' "/proc/$pid/status" 2>/dev/null || echo 0)
      now=$((now + kb))
    done
    [ "$now" -le "$peak" ] || peak=$now
    sleep 0.1  # often enough for a peak, seldom enough to leave the cores to the hub
  done
  wait $hub || true
  end=$(date +%s.%N)
  python3 - "$work/report.json" "$rows" "$expected" "$start" "$end" "$peak" <<'PY'
import json, sys
report = json.load(open(sys.argv[1])); rows, expected = int(sys.argv[2]), int(sys.argv[3])
seconds = float(sys.argv[5]) - float(sys.argv[4])
sent = report.get("sent", {}).get("accepted", 0)
spent = report["processor_seconds"]
steps = "  ".join(f"{k} {v:.2f} ({spent[k]['hub']:.2f} + {spent[k]['children']:.2f})" for k, v in report["seconds"].items())
cpu = sum(each["hub"] + each["children"] for each in spent.values())
print(f"whole {seconds:.2f} s, of processors {cpu:.2f} s: {steps}  {rows / seconds:,.0f} rows/s  peak {int(sys.argv[6]) / 1024:.0f} MiB  sent {sent}",
      "as expected" if sent == expected else f"BUT EXPECTED {expected}: {report['attention']}")
PY
done

#!/usr/bin/env bash
# Installs what is missing, builds, and runs one nightly exchange over sample deliveries of synthetic people against a
# sandbox platform on this machine. Everything it makes lies in demo/; each start begins with a fresh one.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }
hub() { echo "\$ yingbao $*"; "$bin/yingbao" -c demo/hub.toml "$@"; }

step "1  packages and build"
deploy/packages.sh build
[ -f .build/release/build.ninja ] || cmake --preset release >/dev/null
cmake --build --preset release
bin=$PWD/.build/release/bin

step "2  a sandbox platform with mutual TLS, and a working directory with sample deliveries"
rm -rf demo
mkdir -p demo/platform
tests/standins/platform/make_certs.sh demo/platform
"$bin/yingbao-sandbox" --listen 127.0.0.1:0 --port-file demo/platform/port --ledger demo/platform/ledger.db \
  --cert demo/platform/server.pem --key demo/platform/server.key --client-ca demo/platform/ca.pem \
  --watch-pid $$ --stop-after 900 &
sandbox=$!
trap 'kill $sandbox 2>/dev/null || true; wait $sandbox 2>/dev/null || true' EXIT
for _ in $(seq 100); do [ -s demo/platform/port ] && break; sleep 0.1; done
"$bin/yingbao" init demo --sample --platform "https://127.0.0.1:$(cat demo/platform/port)"
sleep 2.1  # a drop folder's file is taken when nobody has written to it for two seconds

step "3  the exchange of 15 June 2021: take in, screen, and stop before the first sending"
hub check
hub run --date 2021-06-15 || [ $? -eq 1 ]   # 1: something waits for a person

step "4  a person has looked: release, and the same run sends"
hub release plan-1 --reason "sample looked at"
hub run --date 2021-06-15

step "5  the result"
hub ledger
hub report appendix1 --out demo/appendix1.xlsx
hub report appendix1

cat <<'TEXT'

These are the figures of the notice. Next:
  .build/release/bin/yingbao -c demo/hub.toml status        tonight by feed; also: deliveries, lists, candidates --limit 3
  .build/release/bin/yingbao -c demo/hub.toml slip delivery-10   what an agency gets back to mend
  README.md and the README of each folder say where to go on.
TEXT

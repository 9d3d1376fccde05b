#!/usr/bin/env bash
# Installs what the tests need, builds, runs all of them: first the unit tests under the address sanitizer, then
# everything as it is installed. The last lines are the test runner's own summary.
set -euo pipefail
cd "$(dirname "$0")/.."
deploy/packages.sh test

for preset in asan test; do
  [ -f ".build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
  cmake --build --preset "$preset"
  ctest --preset "$preset"
done

#!/usr/bin/env bash
# Searches for inputs that break a target, each for so many seconds.   usage: run.sh [TARGET…] [SECONDS]
# Without targets: all. What is found is kept in .build/fuzz/found; what was learnt, in .build/fuzz/learnt.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=tests/fuzz out=.build/fuzz

seconds=60 targets=()
for word in "$@"; do
  if [[ $word =~ ^[0-9]+$ ]]; then seconds=$word; else targets+=("$word"); fi
done
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls "$here/corpus")

deploy/packages.sh test
[ -f "$out/build.ninja" ] || cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -- --quiet "${targets[@]/#/fuzz_}"

mkdir -p "$out/found"
export ASAN_OPTIONS=quarantine_size_mb=8  # of large buffers, taken afresh for every input
failed=()
for target in "${targets[@]}"; do
  mkdir -p "$out/learnt/$target"
  words=()
  if [ -f "$here/words/$target.txt" ]; then  # libFuzzer reads ASCII alone
    words=(-dict="$out/found/$target.words")
    LC_ALL=C perl -pe 's/([\x80-\xFF])/sprintf "\\x%02X", ord $1/ge' "$here/words/$target.txt" >"$out/found/$target.words"
  fi
  case $target in identity | dates | amounts | states | names) longest=300 ;; *) longest=16384 ;; esac  # a cell, a file
  # The bounds of a plugin's process, with room for the sanitizer; ten seconds are far beyond what any input may take.
  if ! "$out/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1500 -malloc_limit_mb=512 \
      -max_len="$longest" -print_final_stats=1 -verbosity=1 -artifact_prefix="$out/found/$target-" "${words[@]}" \
      "$out/learnt/$target" "$here/corpus/$target" >"$out/found/$target.log" 2>&1; then
    failed+=("$target")
    grep -E '^does not hold|^SUMMARY|^Test unit|ERROR:' "$out/found/$target.log" || tail -5 "$out/found/$target.log"
  fi
  printf '%-16s %8s runs/s, %s\n' "$target" \
    "$(sed -n 's/^stat::average_exec_per_sec: *//p' "$out/found/$target.log")" \
    "$(grep -oE 'cov: [0-9]+ ft: [0-9]+' "$out/found/$target.log" | tail -1)"
done
[ ${#failed[@]} -eq 0 ] || { echo "found something: ${failed[*]}; run the target on its input in $out/found" >&2; exit 1; }

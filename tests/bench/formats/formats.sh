#!/usr/bin/env bash
# How fast each format is read, beside what people would use instead, in the same minutes.
#   tests/bench/formats/formats.sh [ROWS=200000] [KIND...]
set -euo pipefail
cd "$(dirname "$0")"
rows=${1:-200000}; shift || true
root=../../..
cmake --build "$root/.build/test" --target bench_formats | tail -n 1
python="/usr/bin/python3 -B"  # Debian's own: its packages hold the rivals
bench=$root/.build/test/bench/bench_formats
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# kind | what makes the file "$file" of "$rows" rows | rivals: each prints "SECONDS_OF_CPU ROWS MIB"
table=(
  'people.xlsx | $python make_xlsx.py $rows $file shared | $python rival.py openpyxl $file; $python rival.py pandas $file'
  'inline.xlsx | $python make_xlsx.py $rows $file | $python rival.py openpyxl $file'
  'gb18030.csv | $python make_text.py gb18030.csv $rows $file | $python rival.py csv $file'
  'utf16.txt | $python make_text.py utf16.txt $rows $file | $python rival.py csv16 $file'
  'old.xls | $python make_text.py xls $rows $file | $python rival.py xlrd $file'
  'page.html | $python make_text.py html $rows $file | $python rival.py lxml_html $file'
  'sheet.xml | $python make_text.py sheet $rows $file | $python rival.py iterparse_sheet $file'
  'list.json | $python make_text.py json $rows $file | $python rival.py json $file'
  'list.ndjson | $python make_text.py ndjson $rows $file | $python rival.py ndjson $file'
  'list.xml | $python make_text.py xml $rows $file | $python rival.py iterparse $file'
  'packed.zip | $python make_xlsx.py $rows $work/in.xlsx shared; $python -m zipfile -c $file $work/in.xlsx |'
)

for line in "${table[@]}"; do
  IFS='|' read -r kind make rivals <<<"$line"
  kind=${kind// /}
  [ $# -eq 0 ] || [[ " $* " == *" $kind "* ]] || continue
  file=$work/$kind
  eval "$make"
  ours=$("$bench" "$file"); echo "$ours"
  seconds=$(sed -E 's/.* cells +([0-9.]+) s of CPU .*/\1/' <<<"$ours")
  IFS=';' read -ra commands <<<"$rivals"
  for command in "${commands[@]}"; do
    [ -n "${command// /}" ] || continue
    read -r theirs count mib <<<"$(eval "$command" 2>/dev/null || true)"
    if [[ $theirs =~ ^[0-9.]+$ ]]; then
      awk -v t="$theirs" -v o="$seconds" -v n="$count" -v m="$mib" -v c="$command" \
        'BEGIN { printf "    %9d rows %7.3f s of CPU %5d MiB  %.1f times as long:%s\n", n, t, m, t / o, c }'
    else
      echo "    not there:$command"
    fi
  done
  rm -f "$file"
done

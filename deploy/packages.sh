#!/usr/bin/env bash
# Installs the Debian packages that are not there yet.   usage: packages.sh build|test
set -euo pipefail

build=(g++ cmake ninja-build ccache pkg-config libboost1.81-dev libssl-dev libsimdjson-dev libtomlplusplus-dev
       libsqlite3-dev liblz4-dev libxxhash-dev libseccomp-dev libexpat1-dev libxml2-dev libzip-dev libssh-dev libxlsxwriter-dev zlib1g-dev
       libcli11-dev openssl ca-certificates)
tests=(clang libclang-rt-dev clang-format libgtest-dev libgmock-dev python3 python3-jsonschema python3-openpyxl python3-xlwt python3-xlrd python3-yaml
       python3-cryptography libarchive-tools openssh-client openssh-server curl unzip procps)

case ${1:-} in
  build) wanted=("${build[@]}") ;;
  test) wanted=("${build[@]}" "${tests[@]}") ;;
  *) echo "usage: packages.sh build|test" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "as root: apt-get install ${missing[*]}" >&2; exit 2; }
  as_root=(sudo)
fi
echo "installing: ${missing[*]}"
"${as_root[@]}" apt-get update -q >/dev/null
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null

#!/usr/bin/env bash
# Makes, where missing, a test CA, a server certificate for localhost and 127.0.0.1, and a
# client certificate. Usage: make_certs.sh DIR [NAME]   (NAME: the client's, yingbao-hub)
set -euo pipefail
umask 077

if [[ $# -lt 1 || $# -gt 2 ]]; then
  echo "usage: make_certs.sh DIR [NAME]" >&2
  exit 2
fi
dir=$1
name=${2:-yingbao-hub}
days=825
mkdir -p "$dir"

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }

if [[ ! -s $dir/ca.pem || ! -s $dir/ca.key ]]; then
  new_key "$dir/ca.key"
  openssl req -x509 -new -key "$dir/ca.key" -sha256 -days "$days" -subj "/CN=yingbao test CA" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -out "$dir/ca.pem"
  rm -f "$dir/server.pem" "$dir/client.pem"  # signed by the CA before
fi

# issue FILE COMMON_NAME USAGE [MORE_EXTENSIONS]
issue() {
  [[ -s $dir/$1.pem && -s $dir/$1.key ]] && return
  new_key "$dir/$1.key"
  openssl req -new -key "$dir/$1.key" -subj "/CN=$2" |
    openssl x509 -req -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -sha256 -days "$days" \
      -set_serial "0x$(openssl rand -hex 16)" -out "$dir/$1.pem" -extfile <(
        printf '%s\n' basicConstraints=critical,CA:FALSE keyUsage=critical,digitalSignature \
          "extendedKeyUsage=$3" subjectKeyIdentifier=hash authorityKeyIdentifier=keyid "${@:4}"
      ) 2>/dev/null
}

issue server localhost serverAuth subjectAltName=DNS:localhost,IP:127.0.0.1
issue client "$name" clientAuth
chmod 600 "$dir"/{ca,server,client}.key
chmod 644 "$dir"/{ca,server,client}.pem

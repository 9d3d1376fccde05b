#!/usr/bin/env bash
# Fetching one big file over SFTP: our connector against OpenSSH's `sftp get`, by turns, same server, same cipher.
#   tests/bench/sftp.sh [MIB=1024] [RUNS=3]
# In memory, so that no disk is measured. Prints MiB/s of both and their ratio, then the summed
# peak memory of our two processes.
set -euo pipefail
cd "$(dirname "$0")/../.."
mib=${1:-1024} runs=${2:-3}
[ -f .build/test/build.ninja ] || cmake --preset test >/dev/null
cmake --build .build/test --target sftp_door | tail -n 1
door=$PWD/.build/test/bin/sftp_door
work=$(mktemp -d -p /dev/shm); server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir -p "$work/out" "$work/hub/agencies"; chmod 700 "$work"
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
ssh-keygen -q -t ed25519 -N '' -f "$work/host"; ssh-keygen -q -t ed25519 -N '' -f "$work/user"
cp "$work/user.pub" "$work/authorized_keys"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/sshd.conf" <<CONF
ListenAddress 127.0.0.1:$port
HostKey $work/host
AuthorizedKeysFile $work/authorized_keys
UsePAM no
StrictModes no
PidFile none
PermitRootLogin yes
Subsystem sftp internal-sftp
CONF
: >"$work/log"
"$(PATH=$PATH:/usr/sbin command -v sshd)" -D -e -f "$work/sshd.conf" 2>"$work/log" &
server=$!
until grep -q "Server listening" "$work/log"; do sleep 0.1; done
cat >"$work/hub/agencies/bench.toml" <<CONF
agency = "bench"
plugin = "tabular"
[connector]
type = "sftp"
host = "127.0.0.1"
port = $port
user = "$(id -un)"
key = { file = "$work/user" }
host_key = "$(ssh-keygen -lf "$work/host.pub" | cut -d' ' -f2)"
folders = ["$work/out"]
settle = "0s"
[[feed]]
kind = "G6"
CONF
echo "[127.0.0.1]:$port $(cut -d' ' -f1,2 "$work/host.pub")" >"$work/known_hosts"
head -c "${mib}M" /dev/urandom >"$work/out/big.csv"

openssh() {
  sftp -q -P "$port" -i "$work/user" -o Ciphers=aes128-gcm@openssh.com -o "UserKnownHostsFile=$work/known_hosts" \
    "$(id -un)@127.0.0.1:$work/out/big.csv" "$work/theirs" >/dev/null
}
ours() { "$door" "$work/hub/agencies/bench.toml" take "$work/ours"; }
seconds() {
  local begin
  begin=$(date +%s.%N)
  "$1"
  date +%s.%N | awk -v begin="$begin" '{ print $1 - begin }'
}

cat "$work/out/big.csv" >/dev/null
for run in $(seq "$runs"); do
  theirs=$(seconds openssh); rm "$work/theirs"
  own=$(seconds ours); cmp "$work/out/big.csv" "$work/ours"; rm "$work/ours"
  echo "$mib $theirs $own" | awk '{ printf "OpenSSH %.0f MiB/s   ours %.0f MiB/s   ratio %.2f\n", $1 / $2, $1 / $3, $2 / $3 }'
done

# Once more for the memory: looking costs time.
"$door" "$work/hub/agencies/bench.toml" take "$work/ours" & owner=$! peak=0
while kill -0 $owner 2>/dev/null; do
  sum=0
  for process in $owner $(pgrep -P $owner || true); do
    kb=$(awk '/^Rss(Anon|Shmem)/ { sum += $2 } END { print sum + 0 }' "/proc/$process/status" 2>/dev/null || echo 0)
    sum=$((sum + kb))
  done
  [ "$sum" -le "$peak" ] || peak=$sum
  sleep 0.05
done
wait $owner
echo "peak $((peak / 1024)) MiB"

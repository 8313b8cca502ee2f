# shellcheck shell=bash
# What the scripts of the samples have in common.

# Whether somebody listens on a port of loopback. Reads the kernel's table: connecting would leave traces in logs.
listens() {
  local wanted
  printf -v wanted '(0100007F|0{8}|0{32}):%04X 0+:0000 0A ' "$1"
  [[ $(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null) =~ $wanted ]]
}

# Waits until a condition holds; fails when it does not in that time: until_true SECONDS COMMAND...
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -le "$end" ] || return 1
    sleep 0.05
  done
}

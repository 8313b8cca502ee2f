# shellcheck shell=bash
# shellcheck disable=SC2034 # other parts use what stands here
# What every part of the lab uses: its words, its ports, and how it says no.

SERVICES=(unbound slapd dovecot postfix)

die() {
  echo "lab: $*" >&2
  exit "${status:-2}"
}

# Each port is the base plus the last digits of the port that everybody knows. `tend` is the agent's own.
declare -A OFFSETS=(
  [SMTP]=25 [SUBMISSION]=87 [IMAP]=43 [IMAPS]=93 [POP3]=10 [LMTP]=24 [SASL]=60 [METRICS]=80 [DNS]=53 [LDAP]=89 [API]=94
)
port() { echo $((BASE_PORT + OFFSETS[$1])); }

# The resolver's own address of loopback, for who can only ask port 53.
resolver() { echo "127.$((BASE_PORT / 256)).$((BASE_PORT % 256)).53"; }

# Reads the settings of the lab in $DIR, which an earlier `create` wrote.
open_lab() {
  [ -n "$DIR" ] || die "which lab? Name its directory: --dir DIR, or export TEND_LAB=DIR"
  [ -r "$DIR/lab.settings" ] || die "there is no lab in $DIR; make one with: $LAB create $DIR"
  # shellcheck source=/dev/null
  . "$DIR/lab.settings"
}

# With status 77 the lab says that it cannot be had on this machine as it is.
require_root() {
  [ "$(id -u)" = 0 ] || status=77 die "Postfix and Dovecot start as root only. Run it as root, or with: sudo $LAB ..." \
    "(or in a container or a user namespace: unshare --map-root-user --map-auto)"
}

# Says which packages are missing, all at once.
require_packages() {
  local said
  said=$("$HERE/../setup/packages" --check lab 2>&1) || status=77 die "$said"
}

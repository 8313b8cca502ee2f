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

# Reads the settings of the lab in $DIR, which an earlier `create` wrote.
open_lab() {
  [ -n "$DIR" ] || die "which lab? Name its directory: --dir DIR, or export TEND_LAB=DIR"
  [ -r "$DIR/lab.settings" ] || die "there is no lab in $DIR; make one with: $LAB create $DIR"
  # shellcheck source=/dev/null
  . "$DIR/lab.settings"
}

# Whether somebody listens on a port of loopback. Reads the kernel's table: connecting would leave traces in logs.
listens() {
  local wanted
  printf -v wanted ' 0100007F:%04X 00000000:0000 0A ' "$1"
  [[ $(</proc/net/tcp) == *"$wanted"* ]]
}

# Waits until a condition holds: until SECONDS COMMAND... ; fails when it does not in that time.
until_true() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -le "$end" ] || return 1
    sleep 0.05
  done
}

# With status 77 the lab says that it cannot be had on this machine as it is.
require_root() {
  [ "$(id -u)" = 0 ] || status=77 die "Postfix and Dovecot start as root only. Run it as root, or with: sudo $LAB ..." \
    "(or in a container or a user namespace: unshare --map-root-user --map-auto)"
}

# Says which packages are missing, all at once.
require_packages() {
  local line missing=()
  while read -r line; do
    [ -x "${line%% *}" ] || missing+=("${line#* }")
  done <<'END'
/usr/sbin/postfix postfix
/usr/sbin/dovecot dovecot-imapd
/usr/lib/dovecot/imap dovecot-imapd
/usr/lib/dovecot/pop3 dovecot-pop3d
/usr/lib/dovecot/lmtp dovecot-lmtpd
/usr/sbin/unbound unbound
/usr/sbin/slapd slapd
/usr/bin/ldapsearch ldap-utils
/usr/bin/openssl openssl
/usr/bin/curl curl
END
  [ ${#missing[@]} = 0 ] || status=77 die "these packages are missing: $(printf '%s\n' "${missing[@]}" | sort -u | xargs)." \
    "$HERE/packages installs them and starts none of them."
}

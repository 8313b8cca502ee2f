# shellcheck shell=bash
# Faults with names. Breaking twice or mending what an agent has mended already does no harm.

list_faults() {
  cat <<'END'
postfix-killed         Its master is killed with -9. SMTP is refused.
postfix-stopped        All its processes are stopped. Connections are taken, no greeting comes.
smtpd-stopped          The processes that talk SMTP are stopped. The master lives; clients wait for a greeting.
qmgr-stopped           The queue manager is stopped. SMTP says 250 to everything and nothing arrives.
main-cf-broken         main.cf cannot be read. What starts from now on fails; a restart would make it worse.
queue-disk-full        The queue lies on a full disk. SMTP takes no mail: 452. (Needs the right to mount.)
queue-read-only        The file system of the queue met an error and is read-only, with room. (Needs loop devices.)
dovecot-killed         Its master is killed with -9. IMAP, POP3 and LMTP are refused.
dovecot-stopped        All its processes are stopped. IMAP, POP3 and LMTP take connections and say nothing.
auth-stopped           Its log-in process is stopped. IMAP and POP3 greet, and every log-in hangs; submission, too.
lmtp-stopped           Its delivery processes are stopped. SMTP says 250 and mail waits in the queue.
lmtp-refused           Its delivery port is closed. SMTP says 250 and mail is deferred: connection refused.
dovecot-conf-broken    dovecot.conf cannot be read. Dovecot runs on; a restart would end it.
probe-password-wrong   Dovecot knows another password for the probe's account. Users notice nothing.
certificate-expired    Postfix and Dovecot show a certificate that has expired.
unbound-killed         The resolver is killed with -9. Questions are refused at once.
unbound-stopped        The resolver is stopped. Questions are never answered, and Postfix greets nobody for ten seconds.
unbound-conf-broken    unbound.conf cannot be read. The resolver runs on; a restart would end it.
slapd-killed           The directory is killed with -9. Connections are refused, log-ins fail.
slapd-stopped          The directory is stopped. Connections are taken and never answered; every log-in hangs.
END
}

# break|mend FAULT
one_fault() {
  local verb=$1 fault=${2:-}
  list_faults | grep -q "^${fault:-none} " || die "there is no fault '$fault'; $LAB faults explains those there are"
  require_root
  one_at_a_time
  case $fault in
    main-cf-broken) "${verb}_file" "$DIR/postfix/main.cf" ;;
    dovecot-conf-broken) "${verb}_file" "$DIR/dovecot/dovecot.conf" ;;
    unbound-conf-broken) "${verb}_file" "$DIR/unbound/unbound.conf" ;;
    queue-disk-full) "${verb}_queue_disk" ;;
    queue-read-only) "${verb}_queue_error" ;;
    lmtp-refused) "${verb}_lmtp" ;;
    probe-password-wrong) "${verb}_probe_password" ;;
    certificate-expired) "${verb}_certificate" ;;
    smtpd-stopped) "${verb}_processes" postfix smtpd ;;
    qmgr-stopped) "${verb}_processes" postfix qmgr ;;
    auth-stopped) "${verb}_processes" dovecot auth ;;
    lmtp-stopped) "${verb}_processes" dovecot lmtp ;;
    *-killed) "${verb}_by_kill" "${fault%-killed}" ;;
    *-stopped) "${verb}_processes" "${fault%-stopped}" ;;
  esac
}

break_by_kill() {
  [ -z "$(leader_state "$1")" ] || kill -KILL "$(group_of "$1")"
}

mend_by_kill() { service_start "$1"; }

# The pids of a service, or of those of its processes that have a name.
chosen() {
  if [ $# = 1 ]; then members "$(group_of "$1")" | cut -d' ' -f1; else pids_of "$1" "$2"; fi
}

# Idle children come and go, so talk to the service until there is one to stop.
break_processes() {
  local pids door
  case ${2:-} in
    smtpd) for door in SMTP SUBMISSION; do touch_port "$door"; done ;;
    lmtp) touch_port LMTP ;;
    auth) touch_port SASL ;;
  esac
  pids=$(chosen "$@")
  [ -n "$pids" ] || status=1 die "no process of $* is there to be stopped"
  # shellcheck disable=SC2086 # a list of pids
  kill -STOP $pids
}

mend_processes() {
  local pids
  pids=$(chosen "$@" | xargs)
  # shellcheck disable=SC2086 # a list of pids
  [ -z "$pids" ] || kill -CONT $pids
  [ -n "$(leader_state "$1")" ] || service_start "$1"
}

# Connects and reads the first line, so that a process is there that serves this port.
touch_port() {
  local line
  # shellcheck disable=SC2034 # only that it comes counts
  { exec 8<>"/dev/tcp/127.0.0.1/$(port "$1")" && read -r -t 5 line <&8; } 2>/dev/null
  exec 8>&-
}

break_file() {
  [ -e "$1.good" ] || cp -p "$1" "$1.good"
  echo 'this line belongs to no configuration {' >>"$1"
}

mend_file() { [ ! -e "$1.good" ] || mv "$1.good" "$1"; }

break_probe_password() {
  local users=$DIR/dovecot/users
  if [ "$ACCOUNTS" = directory ]; then
    directory_password another
  else
    [ -e "$users.good" ] || cp -p "$users" "$users.good"
    sed -i "s|^tend-probe@.*|tend-probe@test.local:{PLAIN}another::::::|" "$users"
    chgrp dovecot "$users"
  fi
}

mend_probe_password() {
  if [ "$ACCOUNTS" = directory ]; then
    directory_password "$PROBE_PASSWORD"
  else
    mend_file "$DIR/dovecot/users" && touch "$DIR/dovecot/users"
  fi
}

directory_password() {
  printf '%s\n' 'dn: uid=tend-probe,ou=people,dc=test,dc=local' 'changetype: modify' 'replace: userPassword' \
    "userPassword: $1" |
    quietly ldapmodify -x -H "ldap://127.0.0.1:$(port LDAP)" -D cn=admin,dc=test,dc=local -w adminpw
}

break_certificate() {
  make_certificate '-40 days' '-10 days'
  service_reload postfix && service_reload dovecot
}

mend_certificate() {
  make_certificate now '90 days'
  service_reload postfix && service_reload dovecot
}

break_lmtp() { doveadm -c "$DIR/dovecot/dovecot.conf" service stop lmtp; }

mend_lmtp() {
  if [ -n "$(leader_state dovecot)" ]; then service_reload dovecot; else service_start dovecot; fi
  until_true 5 listens "$(port LMTP)"
  postqueue -c "$DIR/postfix" -f
}

# A small disk of its own for the queue, with what was in the queue, and then a file that fills it.
break_queue_disk() {
  local spool=$DIR/spool
  [ -n "$(leader_state postfix)" ] || status=1 die "postfix does not run"
  if ! mountpoint -q "$spool"; then
    quietly service_stop postfix
    if ! mount -t tmpfs -o size=16m,mode=755 tend-lab "$spool"; then
      quietly service_start postfix
      status=77 die "this machine does not let the lab mount a small disk, so queue-disk-full cannot be had here"
    fi
    postfix -c "$DIR/postfix" check </dev/null >"$DIR/log/check.log" 2>&1
    quietly service_start postfix
  fi
  dd if=/dev/zero of="$spool/filler" bs=64k status=none 2>/dev/null
  [ -s "$spool/filler" ]
}

mend_queue_disk() {
  rm -f "$DIR/spool/filler"
  [ -n "$(leader_state postfix)" ] || service_start postfix
}

# A file system of its own for the queue, which then meets an error: it turns read-only although Postfix has files open
# there, as a remount cannot bring about.
break_queue_error() {
  local spool=$DIR/spool device
  [ -n "$(leader_state postfix)" ] || status=1 die "postfix does not run"
  if [ "$(findmnt -no FSTYPE "$spool")" != ext4 ]; then
    quietly service_stop postfix
    if ! { free_queue_disk && truncate -s 32M "$spool.image" && /sbin/mkfs.ext4 -q -F "$spool.image" && mount_queue; }; then
      quietly service_start postfix
      status=77 die "this machine does not let the lab mount a file, so queue-read-only cannot be had here"
    fi
    start_on_queue
  fi
  device=$(findmnt -no SOURCE "$spool")
  echo 1 >"/sys/fs/ext4/${device##*/}/trigger_fs_error"
}

# What a person would do: end the service, look over the file system, mount it, start the service.
mend_queue_error() {
  findmnt -no FS-OPTIONS "$DIR/spool" | grep -Eq '(^|,)(emergency_)?ro(,|$)' || return 0
  quietly service_stop postfix
  until_true 5 free_queue_disk
  /sbin/fsck.ext4 -fy "$DIR/spool.image" >/dev/null 2>&1
  mount_queue && start_on_queue
}

mount_queue() { mount -o loop,errors=remount-ro "$DIR/spool.image" "$DIR/spool"; }

start_on_queue() {
  postfix -c "$DIR/postfix" check </dev/null >"$DIR/log/check.log" 2>&1
  quietly service_start postfix
}

free_queue_disk() {
  while mountpoint -q "$DIR/spool"; do
    umount "$DIR/spool" || return
  done
}

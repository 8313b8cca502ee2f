# shellcheck shell=bash
# Starting and stopping. These are what a service manager does on a real server; the agent is configured to call them.

pid_file() {
  case $1 in
    postfix) echo "$DIR/spool/pid/master.pid" ;;
    dovecot) echo "$DIR/run/dovecot/master.pid" ;;
    *) echo "$DIR/run/$1.pid" ;;
  esac
}

# The port on which a service must listen to count as started.
ports_of() {
  case $1 in
    postfix) port SMTP && port SUBMISSION ;;
    dovecot) port IMAP && port IMAPS && port LMTP && port SASL ;;
    unbound) port DNS ;;
    slapd) port LDAP ;;
  esac
}

# Runs a program that asks the lab's resolver for every name, this machine's own included. Its mounts are its own, without
# the queues of other labs: a file system that is still mounted anywhere cannot be mended.
with_lab_names() {
  [ "$NAMES" = yes ] || { "$@" && return; }
  # shellcheck disable=SC2016 # the inner shell's arguments
  unshare --mount sh -c 'for file in resolv.conf nsswitch.conf; do
      mount --bind "$0/unbound/$file" "/etc/$file" || exit
    done
    awk -v own="$0/spool" "\$2 ~ /\/spool\$/ && \$2 != own {print \$2}" /proc/mounts | xargs -r umount -l
    exec "$@"' "$DIR" "$@"
}

# Each of these goes into the background by itself, once it is initialised.
launch() {
  case $1 in
    postfix) with_lab_names /usr/lib/postfix/sbin/master -c "$DIR/postfix" -w ;;
    dovecot) dovecot -c "$DIR/dovecot/dovecot.conf" ;;
    unbound) unbound -c "$DIR/unbound/unbound.conf" ;;
    slapd) slapd -f "$DIR/ldap/slapd.conf" -h "ldap://127.0.0.1:$(port LDAP)" ;;
  esac
}

service_validate() {
  case $1 in
    # The first reads main.cf and master.cf and says what is wrong; the second looks at the directories, and says what it
    # finds to its log alone.
    postfix) postconf -c "$DIR/postfix" -M >/dev/null && postfix -c "$DIR/postfix" check ;;
    dovecot) doveconf -n -c "$DIR/dovecot/dovecot.conf" >/dev/null ;;
    unbound) unbound-checkconf "$DIR/unbound/unbound.conf" >/dev/null ;;
    slapd) slaptest -u -f "$DIR/ldap/slapd.conf" ;;
  esac </dev/null
}

# Whether it listens and has said who it is; some do that in the background, after they listen.
started() {
  local wanted
  [ -s "$(pid_file "$1")" ] || return 1
  for wanted in $(ports_of "$1"); do
    listens "$wanted" || return 1
  done
}

# Returns once the service is initialised. What runs already is left alone.
service_start() {
  local service=$1 wanted log=$DIR/log/start-$1.log
  require_root
  if [ -n "$(leader_state "$service")" ]; then
    echo "$service runs already"
    return 0
  fi
  # Children that outlived their master still hold its ports.
  end_group "$(group_of "$service")" || die "what is left of $service cannot be ended"
  rm -f "$(pid_file "$service")"
  for wanted in $(ports_of "$service"); do
    ! listens "$wanted" || status=1 die "$service cannot start: port $wanted is taken by another program"
  done
  # A daemon that kept the caller's output or lock open would keep the caller waiting.
  if ! launch "$service" </dev/null >"$log" 2>&1 9>&- || ! until_true 15 started "$service"; then
    status=1 die "$service did not start: $(grep . "$log" | tail -n 3)"
  fi
  remember_group "$service" "$(tr -d ' \n' <"$(pid_file "$service")")"
  echo "$service is started"
}

# Returns once no process of the service is left.
service_stop() {
  require_root
  end_group "$(group_of "$1")" || status=1 die "$1 cannot be stopped; left are: $(members "$(group_of "$1")" | xargs)"
  rm -f "$DIR/run/$1.group" "$(pid_file "$1")"
  echo "$1 is stopped"
}

service_reload() {
  case $1 in
    postfix) postfix -c "$DIR/postfix" reload ;;
    dovecot) doveadm -c "$DIR/dovecot/dovecot.conf" reload ;;
    *) die "the lab reloads postfix and dovecot only" ;;
  esac </dev/null
}

# Exit codes of init scripts: 0 runs, 1 has died, 3 was stopped.
service_status() {
  local group state
  group=$(group_of "$1")
  state=$(leader_state "$1")
  if [ -n "$state" ]; then
    echo "$1: up, pid $group, state $state, processes $(members "$group" | awk '{n[$2]++} END {for (s in n) printf "%s %s ", n[s], s}')"
  elif [ -e "$DIR/run/$1.group" ]; then
    echo "$1: down, it has died; processes left: $(members "$group" | wc -l)"
    return 1
  else
    echo "$1: down"
    return 3
  fi
}

quietly() { "$@" >/dev/null 2>&1; }

# One at a time: an agent and a person at a prompt may both be at it.
one_at_a_time() {
  exec 9>"$DIR/run/lock"
  flock -w 60 9 || die "another lab command works on $DIR for a minute already"
}

known_service() {
  [[ " ${SERVICES[*]} " == *" $1 "* ]] || die "there is no service '$1'; there are: ${SERVICES[*]}"
}

# service NAME start|stop|restart|reload|validate|status
one_service() {
  local name=${1:-} verb=${2:-}
  known_service "$name"
  case $verb in
    start | stop | reload) one_at_a_time && "service_$verb" "$name" ;;
    restart) one_at_a_time && service_stop "$name" && service_start "$name" ;;
    validate | status) "service_$verb" "$name" ;;
    *) die "service $name takes start, stop, restart, reload, validate or status" ;;
  esac
}

# start|stop [SERVICE...]: all of them when none is named; stopping goes the other way round.
several() {
  local verb=$1 name names
  shift
  for name in "$@"; do
    known_service "$name"
  done
  one_at_a_time
  names=("$@")
  [ $# -gt 0 ] || names=("${SERVICES[@]}")
  [ $# -gt 0 ] || [ "$verb" = start ] || names=(postfix dovecot slapd unbound)
  for name in "${names[@]}"; do
    "service_$verb" "$name" || return
  done
}

status_of_all() {
  local name worst=0
  for name in "${SERVICES[@]}"; do
    service_status "$name" || worst=3
  done
  return $worst
}

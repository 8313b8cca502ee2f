# shellcheck shell=bash
# Writes everything a lab needs into one directory.

create_lab() {
  BASE_PORT=12000 ACCOUNTS=directory
  while [ $# -gt 0 ]; do
    case $1 in
      --base-port) BASE_PORT=${2:-} && shift ;;
      --accounts) ACCOUNTS=${2:-} && shift ;;
      -*) die "create does not know the option $1" ;;
      *) DIR=$1 ;;
    esac
    shift
  done
  [ -n "$DIR" ] || die "create needs a directory: $LAB create DIR [--base-port N]"
  [[ $BASE_PORT =~ ^[0-9]{4,5}$ && $BASE_PORT -le 32600 ]] ||
    die "the base port must be a number from 1000 to 32600, below the ports that the system gives to clients"
  [[ $ACCOUNTS =~ ^(directory|file)$ ]] || die "--accounts takes directory or file"
  require_root
  require_packages
  mkdir -p "$DIR" || die "cannot make the directory $DIR"
  DIR=$(cd "$DIR" && pwd -P)
  check_place
  write_settings
  make_directories
  fill_templates
  make_certificate now '90 days'
  slapadd -f "$DIR/ldap/slapd.conf" -l "$DIR/ldap/directory.ldif" >"$DIR/log/slapadd.log" 2>&1 ||
    die "the directory could not be filled: $(tail -n 1 "$DIR/log/slapadd.log")"
  # The first check makes the queue directories; that takes seconds, once.
  postfix -c "$DIR/postfix" check </dev/null >"$DIR/log/check.log" 2>&1 ||
    die "Postfix does not take its configuration: $(tail -n 1 "$DIR/log/check.log")"
  echo "lab in $DIR, ports from $((BASE_PORT)) on; next: $LAB --dir $DIR start"
}

# Refuses a place where one of the servers would fail later in a way that is hard to understand.
check_place() {
  local above=$DIR
  [[ $DIR =~ ^/[A-Za-z0-9._/-]+$ ]] || die "the path $DIR holds characters that not every server's configuration can quote"
  [ ${#DIR} -le 70 ] || die "the path $DIR is ${#DIR} characters long; sockets below it allow 70 at most"
  [ ! -e "$DIR/lab.settings" ] || die "there is a lab in $DIR already; destroy it first: $LAB --dir $DIR destroy"
  [ -z "$(ls -A "$DIR")" ] || die "$DIR is not empty"
  chmod 755 "$DIR"
  while [ "$above" != / ]; do
    above=$(dirname "$above")
    [[ $(stat -c %A "$above") == *[xt] ]] ||
      die "the users postfix and mail cannot go through $above; run: chmod o+x $above"
  done
}

write_settings() {
  local names=no
  ! may_have_names || names=yes
  printf '%s=%s\n' BASE_PORT "$BASE_PORT" ACCOUNTS "$ACCOUNTS" NAMES "$names" \
    PROBE_PASSWORD "$(openssl rand -hex 12)" >"$DIR/lab.settings"
  chmod 600 "$DIR/lab.settings"
  open_lab
}

# Whether Postfix can ask the lab's resolver: that takes mounts of its own, and port 53 of an address of loopback.
may_have_names() { [ "$(awk '{print $3}' /proc/self/uid_map)" = 4294967295 ] && quietly unshare --mount true; }

make_directories() {
  mkdir -p "$DIR"/{tls,postfix,spool,data,dovecot,mail,unbound,ldap/db,log,run/dovecot,run/dovecot-state} \
    "$DIR"/tend/{catalog,health-sets,secrets,state,events,overrides}
  chown mail "$DIR/mail"
  chown postfix "$DIR/data"
  chmod 1777 "$DIR/log"
  chmod 700 "$DIR"/tend/{secrets,state,events,overrides}
}

# Copies a template and puts this lab's values in: fill TEMPLATE FILE
fill() {
  local name rules=(-e "s|@DIR@|$DIR|g" -e "s|@PROBE_PASSWORD@|$PROBE_PASSWORD|g")
  rules+=(-e "s|@LAB@|$LAB|g" -e "s|@NAMES@|$NAMES|g" -e "s|@RESOLVER@|$(resolver)|g")
  for name in "${!OFFSETS[@]}"; do
    rules+=(-e "s|@${name}_PORT@|$(port "$name")|g")
  done
  sed "${rules[@]}" "$HERE/templates/$1" >"$2"
}

fill_templates() {
  fill main.cf "$DIR/postfix/main.cf"
  fill master.cf "$DIR/postfix/master.cf"
  fill dovecot.conf "$DIR/dovecot/dovecot.conf"
  sed -i -e "s/^#$(dovecot --version | cut -d. -f1,2) //" -e "s/^#$ACCOUNTS //" "$DIR/dovecot/dovecot.conf"
  fill dovecot-ldap.conf "$DIR/dovecot/dovecot-ldap.conf"
  fill unbound.conf "$DIR/unbound/unbound.conf"
  [ "$NAMES" = no ] || sed -i "s/^#names //" "$DIR/unbound/unbound.conf"
  printf 'nameserver %s\n' "$(resolver)" >"$DIR/unbound/resolv.conf"
  printf 'hosts: dns\n' >"$DIR/unbound/nsswitch.conf"
  fill slapd.conf "$DIR/ldap/slapd.conf"
  fill certificate.cnf "$DIR/tls/certificate.cnf"
  fill tend.yaml "$DIR/tend/tend.yaml"
  install -m 644 -t "$DIR/tend/catalog" "$HERE"/../../healthsets/catalog/*.yaml
  install -m 644 -t "$DIR/tend/health-sets" "$HERE"/health-sets/*.yaml
  (
    umask 077
    fill directory.ldif "$DIR/ldap/directory.ldif"
    fill users "$DIR/dovecot/users"
    printf '%s' "$PROBE_PASSWORD" >"$DIR/tend/secrets/probe-password"
  )
  chgrp dovecot "$DIR/dovecot/users"
  chmod 640 "$DIR/dovecot/users"
}

# Puts a certificate in place that is valid between two times, as date(1) understands them.
make_certificate() {
  local from to
  from=$(date -u -d "$1" +%Y%m%d%H%M%SZ)
  to=$(date -u -d "$2" +%Y%m%d%H%M%SZ)
  (
    cd "$DIR/tls" && umask 077 && : >issued
    [ -f key.pem ] || openssl genrsa -out key.pem 2048
    openssl req -new -key key.pem -config certificate.cnf -out request.pem &&
      openssl ca -batch -notext -config certificate.cnf -selfsign -keyfile key.pem -in request.pem \
        -startdate "$from" -enddate "$to" -out new.pem && chmod 644 new.pem && mv new.pem cert.pem
  ) >"$DIR/log/certificate.log" 2>&1 || die "no certificate could be made: $(tail -n 1 "$DIR/log/certificate.log")"
}

destroy_lab() {
  local service
  for service in postfix dovecot slapd unbound; do
    quietly service_stop "$service"
  done
  free_queue_disk || die "the small disk on $DIR/spool cannot be unmounted; nothing is deleted"
  rm -rf "$DIR"
}

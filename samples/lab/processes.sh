# shellcheck shell=bash
# The processes of one service. A service is a process group: its leader is the pid that its pid file names.
# Whoever has lost its master still belongs to the group, and so does one that is stopped. A zombie is gone.

# Prints "pid state name" of every living process of the group, the leader first.
members() {
  [ -n "$1" ] || return 0
  cat "/proc/$1/stat" /proc/[0-9]*/stat 2>/dev/null | awk -v group="$1" '
    match($0, /\(.*\)/) {
      split(substr($0, RSTART + RLENGTH + 1), field, " ")
      if (field[3] == group && field[1] !~ /[ZX]/ && !seen[$1]++)
        print $1, field[1], substr($0, RSTART + 1, RLENGTH - 2)
    }'
}

# When a process began, in ticks since the boot; nothing when it is gone.
began() {
  awk 'match($0, /\(.*\)/) {split(substr($0, RSTART + RLENGTH + 1), field, " "); print field[20]}' \
    "/proc/$1/stat" 2>/dev/null
}

boot() { cat /proc/sys/kernel/random/boot_id; }

# Keeps which group a service was started as.
remember_group() { echo "$2 $(began "$2") $(boot)" >"$DIR/run/$1.group"; }

# The group that a service was started as; nothing when it was never started, or when its number may by now belong to
# somebody else: after a boot, or when a process of that number began at another time.
group_of() {
  local group since boot now
  read -r group since boot 2>/dev/null <"$DIR/run/$1.group" || return 0
  [ "$boot" = "$(boot)" ] || return 0
  now=$(began "$group")
  [ "${now:-$since}" != "$since" ] || echo "$group"
}

# Living processes of a service by name: pids_of postfix qmgr
pids_of() { members "$(group_of "$1")" | awk -v name="$2" '$3 == name {print $1}'; }

# The state of a service's leader, a letter as in proc(5); nothing when it is gone.
leader_state() {
  local group
  group=$(group_of "$1")
  members "$group" | awk -v leader="$group" '$1 == leader {print $2}'
}

empty_group() { [ -z "$(members "$1")" ]; }

# Whether TERM has done what it can: nobody is left, or those who are left cannot hear it.
settled() { ! members "$1" | awk '$2 != "T"' | grep -q .; }

# Ends every process of a group: the leader is asked, and whoever has not ended in time is killed. A master that waits
# for a stopped child waits in vain, so there the time is short.
end_group() {
  local group=$1 patience=5
  empty_group "$group" && return 0
  ! members "$group" | awk '$2 == "T"' | grep -q . || patience=1
  if [ "$(members "$group" | awk -v leader="$group" '$1 == leader {print $2}')" != T ]; then
    kill -TERM "$group" 2>/dev/null
    until_true $patience settled "$group"
  fi
  empty_group "$group" && return 0
  kill -KILL -- "-$group" 2>/dev/null
  until_true 5 empty_group "$group"
}

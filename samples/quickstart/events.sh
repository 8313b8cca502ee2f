# shellcheck shell=bash
# Reads the event files of an agent: one JSON object a line, flat.
# shellcheck disable=SC2154 # the script that reads this sets dir and killed

# The value of a field that is a text: text_of LINE FIELD
text_of() {
  local rest=${1#*\""$2"\":\"}
  [ "$rest" = "$1" ] || echo "${rest%%\"*}"
}

# Milliseconds since midnight of a time of day such as 12:34:56.789.
milliseconds() {
  local hour minute second fraction
  IFS=:. read -r hour minute second fraction <<<"$1"
  echo $((((10#$hour * 60 + 10#$minute) * 60 + 10#$second) * 1000 + 10#${fraction:0:3}))
}

time_of_day() { text_of "$1" @timestamp | sed 's/.*T\(.*\)Z/\1/'; }

# The lines of one kind in an event file that tell of one item: lines_of FILE KIND ITEM
lines_of() { grep "\"event.action\":\"$2\"" "$dir/events/$1.jsonl" 2>/dev/null | grep "\"tend.item\":\"[^\"]*$3\""; }

# When the first line since the kill told something, as "WORD after 4.2 s"; fails when none did: after_kill WORD PATTERN
after_kill() {
  local line at
  while read -r line; do
    at=$(milliseconds "$(time_of_day "$line")")
    if [ "$at" -ge "$killed" ] && grep -q "$2" <<<"$line"; then
      printf '%-10s after %d.%d s\n' "$1" $(((at - killed) / 1000)) $(((at - killed) % 1000 / 100))
      return
    fi
  done
  return 1
}

# Detection, decision, restart, healing and verdict since $killed; fails when one of them is missing.
timeline() {
  local monitor=ActiveMonitoring/MonitorResult acts=ManagedAvailability/RecoveryActionResults failed=0
  lines_of $monitor monitor-changed MailServerMonitor | after_kill detected '"tend.state.to":"Degraded"' || failed=1
  lines_of ActiveMonitoring/ResponderResult responder-allowed MailServerRestart | after_kill decided . || failed=1
  lines_of $acts recovery-finished MailServerRestart | after_kill restarted '"tend.result":"Succeeded"' || failed=1
  lines_of $monitor monitor-changed MailServerMonitor | after_kill healed '"tend.state.to":"Healthy"' || failed=1
  lines_of $acts recovery-judged MailServerRestart | after_kill judged '"tend.action.verdict":"Helped"' || failed=1
  return $failed
}

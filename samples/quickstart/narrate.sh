# shellcheck shell=bash
# Tells the events of an agent as they happen, from its event files: one JSON object a line, flat.

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

# One line of the log in words; nothing for what a reader of a narration need not know.
in_words() {
  local line=$1 item
  item=$(text_of "$line" tend.item)
  item=${item##*\\}
  case $(text_of "$line" event.action) in
    monitor-changed)
      echo "$item: $(text_of "$line" tend.state.from) -> $(text_of "$line" tend.state.to) $(text_of "$line" message)"
      ;;
    responder-refused) echo "$item may not act: $(text_of "$line" tend.refusal.reason) $(text_of "$line" message)" ;;
    responder-confirming) echo "$item is due; its probes are asked once more" ;;
    responder-allowed) echo "$item may act" ;;
    recovery-started) echo "$item acts: $(text_of "$line" tend.action.type) $(text_of "$line" tend.resource)" ;;
    recovery-finished) echo "$item has acted: $(text_of "$line" tend.result) $(text_of "$line" error.message)" ;;
    recovery-judged) echo "$item: $(text_of "$line" tend.action.verdict)" ;;
    escalated) echo "a person is told: $(text_of "$line" message)" ;;
    healed) echo "the incident is over" ;;
  esac
}

# Follows the files that tell of changes, for ever: narrate EVENT-DIRECTORY
narrate() {
  local line words
  tail -q -n +1 -F "$1"/ActiveMonitoring/{MonitorResult,ResponderResult}.jsonl \
    "$1"/ManagedAvailability/{RecoveryActionResults,Monitoring}.jsonl 2>/dev/null |
    while read -r line; do
      words=$(in_words "$line")
      [ -z "$words" ] || echo "$(time_of_day "$line")  $words"
    done
}

# shellcheck shell=bash
# One mail through the whole lab, as a user would notice it: in by SMTP, found by IMAP.

seen() {
  curl -s --max-time 5 -u alice@test.local:secret "imap://127.0.0.1:$(port IMAP)/INBOX" \
    -X "SEARCH SUBJECT $1" 2>/dev/null | grep -q '^\* SEARCH [0-9]'
}

# send [--within SECONDS | --no-wait]: prints the subject of the mail. Fails when the mail is not taken, or not in time.
send_mail() {
  local token start within=15
  [ "${1:-}" != --within ] || within=$2
  token=lab-$$-$RANDOM$RANDOM
  start=$(date +%s%3N)
  printf 'From: lab@test.local\r\nTo: alice@test.local\r\nSubject: %s\r\n\r\nA mail of the lab.\r\n' "$token" |
    curl -sS --max-time "$within" --mail-from lab@test.local --mail-rcpt alice@test.local -T - \
      "smtp://127.0.0.1:$(port SMTP)/lab.test.local" || status=1 die "the mail was not taken"
  if [ "${1:-}" = --no-wait ]; then
    echo "$token"
    return
  fi
  until_true "$within" seen "$token" ||
    status=1 die "the mail $token was taken and has not arrived; what waits: $(postqueue -c "$DIR/postfix" -p | tail -n 4 | xargs)"
  echo "$token arrived after $(($(date +%s%3N) - start)) ms"
}

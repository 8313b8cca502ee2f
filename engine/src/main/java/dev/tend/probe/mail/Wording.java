package dev.tend.probe.mail;

import java.util.regex.Pattern;

/**
 * What the words of a refusal say, where its codes do not tell enough. Gathered from what Postfix,
 * Exim, Sendmail, Exchange, Dovecot, Cyrus, Courier and large providers answer; the examples in the
 * documentation show them.
 */
enum Wording {
  /** Whatever they say. */
  ANY("whatever it says", ""),

  /**
   * That the client, its user or its network comes too often or sends too much. That there is too
   * much of something altogether is the server's trouble, so whose it is must be named.
   */
  LIMIT(
      "that this client, user or network comes too often, or sends too much",
      "too (many|much)\\b.{0,60}\\bfrom\\b(?! (the |its )?(back|data|up))|(too"
          + " (many|much)|maximum|(?<!time["
          + " -])limit|exceed(s|ed)|reached)\\b.{0,80}\\b(for|from|per|of|by)[ -](this |the |your"
          + " |a |one |single )?"
          + "(user|client|account|sender|source|ip|host|address|network|\\[?[0-9:])|\\bper["
          + " -](user|client|account|sender|source|ip|host|address)\\b.{0,40}"
          + "(limit|maximum|exceed)|\\b(user|client|account|sender|your"
          + " ip)\\b(?:(?!time|look|quer|database|server).){0,60}\\b(exceeded|limit|throttled|quota"
          + " exceeded)\\b|\\brate[- ]?limit|\\brates? (is |was |has |have )?(been"
          + " )?exceed|overlimit|throttl|\\b(sending|submission|message|connection|unusual)"
          + " rate\\b|\\bsending"
          + " (limit|quota)|(hourly|daily).{0,40}(limit|quota)|(exceed|limit|quota|too"
          + " (many|much)).{0,60}\\b(per|an|this) (second|minute|hour|day)\\b|\\byou('ve|"
          + " have)?\\b.{0,20}\\b(exceeded|reached)|slow down|unusual (\\w+ )?activity|\\btoo"
          + " (quickly|fast|often|frequent(ly)?)\\b|too many (\\w+"
          + " ){0,3}(attempts|log-?ins|log-?ons|errors)\\b|too many"
          + " (failed|invalid|bad|wrong|incorrect|unsuccessful|unrecogni[sz]ed)\\b|too many"
          + " authentication failures|concurrent connections (limit exceeded|has exceeded a"
          + " limit)|\\bnon-?mail commands"),

  /** Said of the sessions of the one who logs in; a greeting could mean everybody's. */
  SESSIONS(
      "that there are too many sessions at once",
      "(too many|maximum number of|limit (of|on)) (simultaneous|concurrent|open|active|parallel)"
          + "|(session|login|connection) limit (is |was |has been )?(reached|exceeded|hit)"),

  /** Sendmail's words for one client's connections, which bear a status of the system. */
  OPEN_CONNECTIONS("too many open connections", "too many open connections"),

  /** That an unknown client, sender or recipient is to be tried again later. */
  GREYLIST(
      "that it greylists, or is still verifying the address",
      "gr[ea]y-? ?list|come back (in|later|after)|not yet authori[sz]ed to deliver"
          + "|verification in progress"),

  /** Postscreen's words: for whom it has not tested to the end, or keeps out. */
  POSTSCREEN(
      "service currently unavailable, or protocol error",
      "^[0-9. ]*(service currently " + "unavailable|protocol error)"),

  /** That something within the server, or behind it, is broken or used up. */
  TROUBLE(
      "that something in the server or behind it is broken, missing or used up",
      "temporar\\w+ .{0,40}\\b(failure|problem|error)"
          + "|\\b(internal|server|system|local|i/o|resource|unexpected|fatal|configuration|database"
          + "|processing|backend)\\b.{0,20}\\b(error|failure|problem|trouble)|\\blook-?ups?"
          + " (failure|failed|error|problem)|\\b(server|system|back-?end|daemon|milter|filter|scan(ner)?|database|account"
          + " is temporarily)\\b.{0,30}\\b(unavailable|not available|unreachable|not"
          + " responding|down|failed|failure)\\b|\\b(policy|auth\\w*)"
          + " (service|server|daemon).{0,30}\\b(failed|failure|error)\\b|too many connections to"
          + " (?!this)"
          + "|^(?!.*(\\bclient\\b|block|reject|denied|listed|\\bhelo\\b)).*\\bservice\\b.{0,30}\\b(unavailable|not"
          + " available|unreachable)\\b|\\b(can ?not|can't|could not|couldn't|unable to|failed to)"
          + " (connect|contact|reach|open|read|write|access|lock|create|start|authenticate"
          + " at)\\b|\\bconnection (was )?(lost|refused|reset|timed out|failed)|\\bconnection to"
          + " .{0,40}(lost|refused|failed)|\\btimed? ?-?out\\b|refused (the"
          + " )?connection|\\bauth(entication)?"
          + " (server|daemon|service|process|back-?end|socket|worker)\\b(?!.{0,20}(rejected|denied))|generic"
          + " failure|no mechanism available|out of memory|no space left|disk (is )?full|disk"
          + " quota|insufficient (system|disk|server|resource|storage|space)|too many open"
          + " files|too much load|no such file|queue"
          + " file|(unknown|unrecogni[sz]ed|invalid|unimplemented) command"),

  /** That something must come before: encryption, a certificate, another mechanism. */
  OTHER_WAY(
      "that it wants encryption, a certificate or another mechanism",
      "plain ?-?text|clear ?text|unencrypted|non-secure|insecure|\\bstart ?tls\\b|\\bstls\\b"
          + "|\\b(tls|ssl|encryption|encrypted|privacy)\\b.{0,30}\\b(required|needed|necessary|must)|\\b(requires?|must"
          + " (use|issue)|needs?)\\b.{0,30}\\b(tls|ssl|encrypt\\w+)|under a"
          + " layer|\\bcertificate\\b.{0,30}\\b(required|needed|missing|not present)"
          + "|\\b(requires?|no|valid|present)\\b.{0,30}\\bcertificate\\b|\\b(log-?in|log-?on|logging"
          + " in|authentication|basicauth\\w*|mechanism|password)\\b.{0,40}\\b(disabled|not"
          + " (supported|allowed|permitted|enabled))"),

  /** That a list or a rule keeps this client, sender or message out. */
  POLICY(
      "that a list, a rule or the client's reputation keeps it out",
      "\\byour (ip|host|hostname|address|network|domain)\\b|\\b(black|block|deny|dns)-?"
          + " ?list|\\bblocked\\b|\\bbanned\\b|\\bblacklisted\\b|\\blisted"
          + " (in|at|by|on)\\b|\\b(dns|r)bl\\b"
          + "|spamhaus|\\bspam\\b|unsolicited|reputation|\\bvirus\\b|malware|access (is |was"
          + " )?(denied|rejected|restricted|not allowed)|administrative prohibition|prohibited|not"
          + " (permitted|allowed|authori[sz]ed|welcome)\\b|client host"
          + " rejected|\\brelay(ing)?\\b.{0,20}(denied|not permitted)|\\bpolicy\\b|reverse"
          + " (dns|lookup|hostname)|cannot find your|\\blocked out\\b"),

  /** That the name given in EHLO is the reason. */
  BAD_NAME("that it is about the name given in EHLO", "\\b(helo|ehlo|lhlo)\\b"),

  /** That an address is not known here. */
  NO_ADDRESS(
      "that the address, its mailbox or its domain is not known or is switched off",
      "(unknown|no such|invalid|bad|disabled|inactive) (local )?(user|recipient|mailbox|address"
          + "|sender|account|domain)|(user|recipient|mailbox|address|account|domain)"
          + ".{0,30}\\b(unknown|not found|does ?n[o']t exist|disabled|inactive|unrouteable)"
          + "|recipient address rejected: access denied"),

  /** That the mailbox takes no more. */
  MAILBOX_FULL(
      "that the mailbox is full",
      "mailbox\\b.{0,30}\\bfull\\b|over ?-?quota|quota exceeded \\(|mailbox\\b.{0,20}"
          + "\\bquota exceeded|mailbox (size|storage) .{0,30}exceeded"),

  /** That the account is locked, however the code may read. */
  LOCKED(
      "that the account is locked or switched off",
      "\\b(account|user)\\b(?:(?!database|file|back).){0,30}"
          + "\\b(locked|disabled|suspended|inactive|blocked)\\b"),

  /** That the account is locked, has expired, or does not exist, or that its password is wrong. */
  ACCOUNT(
      "that the account is locked or has expired, or that its name or password is wrong",
      "\\b(account|user|password|mailbox)\\b.{0,30}\\b(lock(ed)?|disabled|suspended|expired|inactive"
          + "|blocked)\\b|\\b(invalid|incorrect|wrong|bad|unknown|illegal|no"
          + " such)\\b.{0,30}\\b(user|user"
          + " ?name|log-?in|log-?on|password|passwd|credentials?|account|mailbox)\\b|\\b(user|user"
          + " ?name|log-?in|log-?on|password|credentials?|account|mailbox|auth\\w*)\\b"
          + ".{0,40}\\b(fail\\w*|invalid|incorrect|wrong|bad|unknown|reject\\w*|refused|denied|unsuccessful|not"
          + " found|does ?n[o']t exist|mismatch)\\b|^wrong\\b|^(access|permission) denied|not"
          + " authenticated"),

  /** That the mailbox to open is not there, or not for this account. */
  NO_MAILBOX(
      "that the mailbox does not exist, or is not for this account",
      "does ?n[o']t exist|not exist|no such mailbox|non-?exist|unknown mailbox|mailbox not found"
          + "|permission denied"),

  /** That another session has the mailbox. */
  IN_USE(
      "that another session has the mailbox",
      "\\b(maildrop|mailbox|mail drop)\\b.{0,30}\\b(locked|in use|busy)\\b"
          + "|\\banother (pop3?|imap|user|session|client|process)\\b"),

  /** That it may go later, which nobody says of a wrong password. */
  LATER("that it may go later", "\\blater\\b|temporar|\\bat th(e|is) moment\\b"),

  /** That the server itself gave up waiting for a lock. */
  LOCK_TIMEOUT("that it waited in vain for a lock", "(timeout|timed out).{0,30}\\block");

  private final String meaning;
  private final Pattern pattern;

  Wording(String meaning, String pattern) {
    this.meaning = meaning;
    this.pattern = Pattern.compile(pattern);
  }

  /** What such words say, as the rest of a sentence that begins with "the server says". */
  String meaning() {
    return meaning;
  }

  /** Whether a text in lower case says so. */
  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }
}

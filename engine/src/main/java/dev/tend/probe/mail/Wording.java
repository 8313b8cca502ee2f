package dev.tend.probe.mail;

import java.util.regex.Pattern;

/**
 * What the words of a refusal say, where its codes do not tell enough. Gathered from what Postfix,
 * Exim, Sendmail, Exchange, Dovecot, Cyrus, Courier and large providers answer.
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
      "too (many|much)\\b.{0,60}\\bfrom\\b(?! (the |its )?(back|data|up))",
      "\\b(too (many|much)|maximum|(?<!time[ -])limit|exceed(s|ed)|reached)\\b.{0,80}"
          + Words.WHOSE,
      "\\bper[ -]" + Words.CLIENT + "\\b.{0,40}(limit|maximum|exceed)",
      "\\b(user|client|account|sender|your ip)\\b" + Words.NOT_TROUBLE + "\\b(exceeded|limit)\\b",
      "\\brate[- ]?limit",
      "\\brates? (is |was |has |have )?(been )?exceed",
      "overlimit",
      "throttl",
      "\\b(sending|submission|message|connection|unusual) rate\\b",
      "\\bsending (limit|quota)",
      "(hourly|daily).{0,40}(limit|quota)",
      "(exceed|limit|quota|too (many|much)).{0,60}\\b(per|an|this) (second|minute|hour|day)\\b",
      "\\byou('ve| have)?\\b.{0,20}\\b(exceeded|reached)",
      "slow down",
      "unusual (\\w+ )?activity",
      "\\btoo (quickly|fast|often|frequent(ly)?)\\b",
      "too many (\\w+ ){0,3}(attempts|log-?ins|log-?ons|errors)\\b",
      "too many (failed|invalid|bad|wrong|incorrect|unsuccessful|unrecogni[sz]ed)\\b",
      "too many authentication failures",
      "concurrent connections has exceeded a limit",
      "\\bnon-?mail commands"),

  /** Said of the sessions of the one who logs in; a greeting could mean everybody's. */
  SESSIONS(
      "that there are too many sessions at once",
      "(too many|maximum number of|limit (of|on)) (simultaneous|concurrent|open|active|parallel)",
      "(session|login|connection) limit (is |was |has been )?(reached|exceeded|hit)"),

  /** Sendmail's words for one client's connections, which bear a status of the system. */
  OPEN_CONNECTIONS("too many open connections", "too many open connections"),

  /** That an unknown client, sender or recipient is to be tried again later. */
  GREYLIST(
      "that it greylists, or is still verifying the address",
      "gr[ea]y-? ?list",
      "come back (in|later|after)",
      "not yet authori[sz]ed to deliver",
      "verification in progress"),

  /** Postscreen's words: for whom it has not tested to the end, or keeps out. */
  POSTSCREEN(
      "service currently unavailable, or protocol error",
      "^[0-9. ]*service currently unavailable",
      "^[0-9. ]*protocol error"),

  /** That something within the server, or behind it, is broken or used up. */
  TROUBLE(
      "that something in the server or behind it is broken, missing or used up",
      "temporar\\w+ .{0,40}\\b(failure|problem|error)",
      "(?<!\\.)\\b(internal|back-?end|database|processing) (\\w+ )?" + Words.BROKEN,
      "(?<!\\.)\\b(server|system|local|i/o|resource|unexpected|fatal|configuration) "
          + Words.BROKEN,
      "\\b(policy|auth\\w*) (service|server|daemon).{0,30}\\b(failed|failure|error)\\b",
      "\\blook-?ups? (failure|failed|error|problem)",
      "\\b(server|system|daemon|account is temporarily)\\b.{0,30}" + Words.DOWN,
      "\\b(milter|filter|scan(ner)?|database|back-?end)\\b.{0,30}" + Words.DOWN,
      "\\b(milter|filter|scan(ner)?|anti-?virus|database|back-?end)\\b.{0,30}\\bfail(ed|ure)\\b",
      "^(?!.*(\\bclient\\b|block|reject|denied|listed|\\bhelo\\b|\\bptr\\b)).*\\bservice\\b.{0,30}"
          + Words.AWAY,
      Words.CANNOT + " (connect|contact|reach|open|read|write|access|lock|create|start)\\b",
      Words.CANNOT + " authenticate at\\b",
      "\\bconnection (was )?(lost|refused|reset|timed out|failed)",
      "\\bconnection to .{0,40}(lost|refused|failed)",
      "refused (the )?connection",
      "too many connections to (?!this)",
      "\\btimed? ?-?out\\b",
      "\\bauth(entication)? " + Words.PROCESS + "\\b(?!.{0,20}(rejected|denied))",
      "generic failure",
      "no mechanism available",
      "out of (memory|space|disk)",
      "queue (is )?full",
      "no space left",
      "disk (is )?full",
      "disk quota",
      "insufficient (system|disk|server|resource|storage|space)",
      "too many open files",
      "too much load",
      "no such file",
      "queue file",
      "open resolver",
      "(unknown|unrecogni[sz]ed|invalid|unimplemented) command"),

  /** That something must come before: encryption, a certificate, another mechanism. */
  OTHER_WAY(
      "that it wants encryption, a certificate or another mechanism",
      "plain ?-?text",
      "clear ?text",
      "unencrypted",
      "non-secure",
      "insecure",
      "\\bstart ?tls\\b",
      "\\bstls\\b",
      "\\b(tls|ssl|encryption|encrypted|privacy)\\b.{0,30}\\b(required|needed|necessary|must)",
      "\\b(requires?|must (use|issue)|needs?)\\b.{0,30}\\b(tls|ssl|encrypt\\w+)",
      "under a layer",
      "\\bclient certificate\\b",
      "\\bcertificate\\b.{0,30}\\b(required|needed|missing|not present)",
      "\\b(requires?|no|valid|present)\\b.{0,30}\\bcertificate\\b",
      "\\b(log-?in|log-?on|logging in|authentication)\\b.{0,40}" + Words.OFF,
      "\\b(basicauth\\w*|mechanism|password)\\b.{0,40}" + Words.OFF),

  /** That a log-in must come first. */
  LOG_IN_FIRST(
      "that it wants a log-in first",
      "\\bauthenticat(e|ion)\\b.{0,20}\\b(required|needed|first)\\b",
      "\\b(must|please|need to) (first )?(authenticate|log ?in)\\b",
      "\\bnot authenticated\\b",
      "\\bauth (command )?(first|required)\\b"),

  /** That a list or a rule keeps this client, sender or message out. */
  POLICY(
      "that a list, a rule or the client's reputation keeps it out",
      "\\byour (ip|host|hostname|address|network|domain)\\b",
      "\\b(black|block|deny|dns)-? ?list",
      "\\b(blocked|banned|blacklisted|prohibited|unsolicited|reputation|malware|virus)\\b",
      "\\blisted (in|at|by|on)\\b",
      "\\b(dns|r)bl\\b",
      "spamhaus",
      "\\bspam\\b",
      "access (is |was )?(denied|rejected|restricted|not allowed)",
      "administrative prohibition",
      "not (permitted|allowed|authori[sz]ed|welcome)\\b",
      "client host rejected",
      "\\brelay(ing)?\\b.{0,20}(denied|not permitted)",
      "\\bpolicy\\b",
      "reverse (dns|lookup|hostname)",
      "\\bptr\\b",
      "cannot find your",
      "\\brejected (this |the |your )?(message|mail)\\b",
      "\\b(message|mail|content) (was |is |has been )?rejected\\b",
      "\\blocked out\\b"),

  /** That the name given in EHLO is the reason. */
  BAD_NAME("that it is about the name given in EHLO", "\\b(helo|ehlo|lhlo)\\b"),

  /** That an address is not known here. */
  NO_ADDRESS(
      "that the address, its mailbox or its domain is not known or is switched off",
      "(unknown|no such|invalid|bad|disabled|inactive) (local )?" + Words.ADDRESSEE,
      Words.ADDRESSEE + ".{0,30}\\b(unknown|not found|does ?n[o']t exist|disabled|inactive)",
      "(unrouteable|undeliverable) address",
      "recipient address rejected: access denied"),

  /** That the mailbox takes no more. */
  MAILBOX_FULL(
      "that the mailbox is full",
      "mailbox\\b.{0,30}\\bfull\\b",
      "over ?-?quota",
      "quota exceeded \\(",
      "mailbox\\b.{0,20}\\bquota exceeded",
      "mailbox (size|storage) .{0,30}exceeded"),

  /** That the account is locked, however the code may read. */
  LOCKED(
      "that the account is locked or switched off",
      "\\b(account|user)\\b(?:(?!database|file|back).){0,30}"
          + "\\b(locked|disabled|suspended|inactive|blocked|not enabled)\\b"),

  /** That the account is locked, has expired, or does not exist, or that its password is wrong. */
  ACCOUNT(
      "that the account is locked or has expired, or that its name or password is wrong",
      "\\b(account|user|password|mailbox)\\b.{0,30}\\b(lock(ed)?|disabled|suspended)\\b",
      "\\b(account|user|password|mailbox)\\b.{0,30}\\b(expired|inactive|blocked)\\b",
      "\\b(invalid|incorrect|wrong|bad|unknown|illegal|no such)\\b.{0,30}\\b"
          + Words.CREDENTIALS
          + "\\b",
      "\\b("
          + Words.CREDENTIALS
          + "|auth\\w*)\\b.{0,40}\\b(fail\\w*|invalid|incorrect|wrong|bad)\\b",
      "\\b(" + Words.CREDENTIALS + "|auth\\w*)\\b.{0,40}\\b(unknown|reject\\w*|refused|denied)\\b",
      "\\b("
          + Words.CREDENTIALS
          + "|auth\\w*)\\b.{0,40}\\b(unsuccessful|not found|does ?n[o']t exist|mismatch)\\b",
      "^wrong\\b",
      "^(access|permission) denied",
      "not authenticated"),

  /** That the mailbox to open is not there, or not for this account. */
  NO_MAILBOX(
      "that the mailbox does not exist, or is not for this account",
      "does ?n[o']t exist",
      "not exist",
      "non-?exist",
      "no such mailbox",
      "unknown mailbox",
      "mailbox not found",
      "permission denied"),

  /** That another session has the mailbox. */
  IN_USE(
      "that another session has the mailbox",
      "\\b(maildrop|mailbox|mail drop)\\b.{0,30}\\b(locked|in use|busy)\\b",
      "\\banother (pop3?|imap|user|session|client|process)\\b"),

  /** That it may go later, which nobody says of a wrong password. */
  LATER("that it may go later", "\\blater\\b", "temporar", "\\bat th(e|is) moment\\b"),

  /** That the server itself gave up waiting for a lock. */
  LOCK_TIMEOUT("that it waited in vain for a lock", "(timeout|timed out).{0,30}\\block");

  private final String meaning;
  private final Pattern pattern;

  Wording(String meaning, String... alternatives) {
    this.meaning = meaning;
    this.pattern = Pattern.compile(String.join("|", alternatives));
  }

  /** What such words say, as the rest of a sentence that begins with "the server says". */
  String meaning() {
    return meaning;
  }

  /** Whether a text in lower case says so. */
  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }

  /** What several of the patterns have in common. */
  private static final class Words {
    static final String CLIENT = "(user|client|account|sender|source|ip|host|address|network)";
    static final String WHOSE =
        "\\b(for|from|per|of|by)[ -](this |the |your |a |one |single )?(" + CLIENT + "|\\[?[0-9:])";
    static final String NOT_TROUBLE = "(?:(?!time|look|quer|database|server).){0,60}";
    static final String BROKEN = "(error|failure|problem|trouble)";
    static final String AWAY = "\\b(unavailable|not available|unreachable)\\b";
    static final String DOWN = "\\b(unavailable|not available|unreachable|not responding|down)\\b";
    static final String CANNOT = "\\b(can ?not|can't|could not|couldn't|unable to|failed to)";
    static final String PROCESS = "(server|daemon|service|process|back-?end|socket|worker)";
    static final String OFF = "\\b(disabled|not (supported|allowed|permitted|enabled))";
    static final String ADDRESSEE = "(user|recipient|mailbox|address|sender|account|domain)";
    static final String CREDENTIALS =
        "(user|user ?name|log-?in|log-?on|password|passwd|credentials?|account|mailbox)";

    private Words() {}
  }
}

package dev.tend.drill;

import java.util.List;
import java.util.Map;

/** What a mail server cannot do without, and what turns red when it answers nothing. */
enum Dependency {
  /** Dovecot asks it for passwords. Without a log-in the mail flow cannot be judged. */
  DIRECTORY("slapd-stopped", "Directory\\DirectorySelfTestMonitor") {
    @Override
    Map<String, String> behindIt() {
      return Map.of(
          "Imap\\ImapDeepTestMonitor", "Imap\\ImapDeepTestEscalate",
          "Pop3\\Pop3DeepTestMonitor", "Pop3\\Pop3Escalate",
          "Submission\\SubmissionLogInMonitor", "Submission\\SubmissionEscalate",
          "MailFlow\\MailFlowCtpMonitor", "MailFlow\\MailFlowBlindEscalate");
    }
  },

  /** Postfix asks it who connects, before it greets. */
  RESOLVER("unbound-stopped", "Dns\\DnsResolverMonitor") {
    @Override
    Map<String, String> behindIt() {
      return Map.of(
          "Smtp\\SmtpSelfTestMonitor", "Smtp\\SmtpEscalate",
          "Submission\\SubmissionLogInMonitor", "Submission\\SubmissionEscalate",
          "MailFlow\\MailFlowCtpMonitor", "MailFlow\\MailFlowCtpEscalate",
          "OwnDomain\\OwnDomainMonitor", "OwnDomain\\OwnDomainEscalate");
    }
  };

  /** Leaves a fault of either to those whose directory and resolver these are. */
  static final List<String> SOMEBODY_ELSES =
      List.of("Directory.restartDirectory: false", "Dns.restartResolver: false");

  final String silence;
  final String monitor;

  Dependency(String silence, String monitor) {
    this.silence = silence;
    this.monitor = monitor;
  }

  /** Monitors of the sets that depend on it, and who would page for them. */
  abstract Map<String, String> behindIt();
}

package dev.tend.lab;

/** Where a service of the lab listens, by the last digits of the port that everybody knows. */
public enum Door {
  SMTP(25),
  SUBMISSION(87),
  IMAP(43),
  IMAPS(93),
  POP3(10),
  LMTP(24),
  SASL(60),
  METRICS(80),
  DNS(53),
  LDAP(89),
  /** The agent's own, which the lab only configures. */
  API(94);

  final int offset;

  Door(int offset) {
    this.offset = offset;
  }
}

package dev.tend.probe.mail;

/** Where in an exchange a server refuses. */
enum MailStage {
  /** In place of the greeting. */
  GREETING,
  /** In answer to EHLO or LHLO. */
  HELLO,
  /** In answer to STARTTLS or STLS. */
  STARTTLS,
  /** In answer to a log-in. */
  LOGIN,
  /** In answer to MAIL. */
  SENDER,
  /** In answer to RCPT. */
  RECIPIENT,
  /** In answer to DATA. */
  DATA,
  /** In answer to the message itself. */
  MESSAGE,
  /** In answer to SELECT or EXAMINE. */
  MAILBOX,
  /** In answer to anything else. */
  OTHER
}

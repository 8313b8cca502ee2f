package dev.tend.probe;

/**
 * The kinds of errors that built-in probes name, for routes, for counting and for searching the
 * event log. Part of the public interface: names are never changed.
 */
public final class ErrorClass {
  /** Nothing listens there. */
  public static final String CONNECTION_REFUSED = "ConnectionRefused";

  /** The connection was made and then closed, or reset, before the answer. */
  public static final String CONNECTION_CLOSED = "ConnectionClosed";

  /** The host or its network cannot be reached. */
  public static final String UNREACHABLE = "Unreachable";

  /** Not done by the deadline. */
  public static final String TIMED_OUT = "TimedOut";

  /** The name to connect to cannot be resolved. */
  public static final String NAME_NOT_RESOLVED = "NameNotResolved";

  /** The answer breaks the protocol. */
  public static final String PROTOCOL_VIOLATION = "ProtocolViolation";

  /** The answer is longer than a probe reads. */
  public static final String ANSWER_TOO_LONG = "AnswerTooLong";

  /** The service answered and said that it does not serve. */
  public static final String SERVICE_REFUSED = "ServiceRefused";

  /** The service answered something other than what is expected of it. */
  public static final String WRONG_ANSWER = "WrongAnswer";

  /** A name server says that the name asked for does not exist. */
  public static final String NO_SUCH_NAME = "NoSuchName";

  /** A name server says that the name asked for has no record of the type. */
  public static final String NO_SUCH_RECORD = "NoSuchRecord";

  /** A name server says that it could not find out (SERVFAIL). */
  public static final String LOOK_UP_FAILED = "LookUpFailed";

  /** TLS could not be agreed on. */
  public static final String TLS_FAILED = "TlsFailed";

  /** The service does not offer TLS where it must. */
  public static final String TLS_NOT_OFFERED = "TlsNotOffered";

  /** The certificate has ended. */
  public static final String CERTIFICATE_EXPIRED = "CertificateExpired";

  /** The certificate is not valid yet. */
  public static final String CERTIFICATE_NOT_YET_VALID = "CertificateNotYetValid";

  /** The certificate is for another name. */
  public static final String CERTIFICATE_WRONG_NAME = "CertificateWrongName";

  /** The certificate of a public authority comes without that of its issuer. */
  public static final String CERTIFICATE_CHAIN_INCOMPLETE = "CertificateChainIncomplete";

  /** The probe's own account was refused: the probe cannot judge. */
  public static final String CREDENTIALS_REFUSED = "CredentialsRefused";

  /**
   * The service turned the probe away for what it is, its address, its name or how often it
   * connects: the probe cannot judge.
   */
  public static final String PROBE_REFUSED = "ProbeRefused";

  /** The service takes no mail from or for the probe's own mailbox: the probe cannot judge. */
  public static final String PROBE_MAILBOX_REFUSED = "ProbeMailboxRefused";

  /** The probe's own mailbox is full: the probe cannot judge. */
  public static final String PROBE_MAILBOX_FULL = "ProbeMailboxFull";

  /** A secret of the probe cannot be obtained: the probe cannot judge. */
  public static final String SECRET_UNAVAILABLE = "SecretUnavailable";

  /** The agent itself stalled during the run: the probe cannot judge. */
  public static final String AGENT_STALLED = "AgentStalled";

  /** The probe lacks the means here: a program, a permission, a file is missing. */
  public static final String CANNOT_MEASURE = "CannotMeasure";

  private ErrorClass() {}
}

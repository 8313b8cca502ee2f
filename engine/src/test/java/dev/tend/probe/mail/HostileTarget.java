package dev.tend.probe.mail;

import static dev.tend.core.input.Outcome.FAILED;
import static dev.tend.core.input.Outcome.INCONCLUSIVE;
import static dev.tend.core.input.Outcome.TIMED_OUT;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something that servers do to probes, and what must come of it.
 *
 * @param name what it is
 * @param type the probe it is done to
 * @param script what the server does
 * @param settings further settings of the probe
 * @param expected the outcome, the error class and the phase
 */
record HostileTarget(
    String name,
    String type,
    ScriptedServer.Script script,
    UnaryOperator<TestRun> settings,
    Expected expected) {
  private static final byte[] MEGABYTE =
      ("220 " + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_UTF_8 = {'2', '2', (byte) 0xff, (byte) 0xfe, 27, '[', '\r', '\n'};
  private static final String HELLO = "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n";

  @Override
  public String toString() {
    return name;
  }

  /** A run that gives a silent server so long, and all others enough time. */
  TestRun at(int port, Duration patience) {
    boolean silent = expected.errorClass().equals(ErrorClass.TIMED_OUT);
    return settings.apply(
        TestRun.at(type, port).within(silent ? patience : Duration.ofSeconds(60)));
  }

  /** What is wrong with a measurement of it; empty text when it is as it must be. */
  String complaint(Measurement measured) {
    Expected came = new Expected(measured.outcome(), measured.errorClass(), measured.phase());
    if (!came.equals(expected)) {
      return name + ": expected " + expected + " and got " + measured;
    }
    boolean readable =
        measured.message().length() < 600
            && measured.message().chars().noneMatch(Character::isISOControl);
    return readable ? "" : name + ": the message cannot be shown";
  }

  static List<HostileTarget> all() {
    return Stream.of(smtp(), encrypting(), others()).flatMap(List::stream).toList();
  }

  private static List<HostileTarget> smtp() {
    return List.of(
        smtp("no answer", peer -> peer.hang(), "greeting", TIMED_OUT, ErrorClass.TIMED_OUT),
        smtp(
            "a byte now and then",
            peer -> peer.drip("220 " + "x".repeat(1000), 100),
            "greeting",
            TIMED_OUT,
            ErrorClass.TIMED_OUT),
        smtp("an endless line", peer -> peer.flood("x"), "greeting", ErrorClass.ANSWER_TOO_LONG),
        smtp(
            "a greeting of a megabyte",
            peer -> {
              peer.send(MEGABYTE);
              peer.hang();
            },
            "greeting",
            ErrorClass.ANSWER_TOO_LONG),
        smtp(
            "an endless reply",
            peer -> peer.flood("220-hello\r\n"),
            "greeting",
            ErrorClass.ANSWER_TOO_LONG),
        smtp(
            "a reply of very many empty lines",
            peer -> peer.flood("220-\n"),
            "greeting",
            ErrorClass.ANSWER_TOO_LONG),
        smtp("no UTF-8", peer -> peer.send(NO_UTF_8), "greeting", ErrorClass.PROTOCOL_VIOLATION),
        smtp("closed at once", peer -> {}, "greeting", ErrorClass.CONNECTION_CLOSED),
        smtp(
            "reset at EHLO",
            peer -> {
              peer.send("220 hi\r\n");
              peer.line();
              peer.reset();
            },
            "ehlo",
            ErrorClass.CONNECTION_CLOSED),
        smtp("closed at EHLO", saying("220 hi"), "ehlo", ErrorClass.CONNECTION_CLOSED),
        smtp("closed at AUTH", saying("220 hi", HELLO), "auth", ErrorClass.CONNECTION_CLOSED),
        smtp(
            "silent at QUIT",
            peer -> {
              saying("220 hi", HELLO, "235 in").play(peer);
              peer.hang();
            },
            "quit",
            TIMED_OUT,
            ErrorClass.TIMED_OUT));
  }

  private static List<HostileTarget> encrypting() {
    return List.of(
        injecting("smtp", "220 hi", HELLO, "220 go\r\n250 injected"),
        injecting("imap", "* OK hi", "* CAPABILITY STARTTLS\r\nT1 OK", "T2 OK go\r\n* OK injected"),
        injecting("pop3", "+OK hi", "+OK go\r\n+OK injected"),
        tls("a handshake that hangs", peer -> peer.hang(), TIMED_OUT, ErrorClass.TIMED_OUT),
        tls(
            "a handshake byte by byte",
            peer -> peer.drip("\u0016\u0003\u0003" + "\u0002".repeat(500), 100),
            TIMED_OUT,
            ErrorClass.TIMED_OUT),
        tls("no TLS at all", peer -> peer.send("220 hi\r\n"), FAILED, ErrorClass.TLS_FAILED),
        tls("closed at the handshake", peer -> peer.line(), FAILED, ErrorClass.CONNECTION_CLOSED),
        certificate("nothing but silence", peer -> peer.hang(), "tls", ErrorClass.TIMED_OUT),
        certificate(
            "no encryption", peer -> peer.send("220 hello\r\n"), "tls", ErrorClass.TLS_FAILED),
        showing("an expired one", TestCertificates.EXPIRED, ErrorClass.CERTIFICATE_EXPIRED),
        showing("one to come", TestCertificates.NOT_YET, ErrorClass.CERTIFICATE_NOT_YET_VALID),
        showing("another's", TestCertificates.GOOD, ErrorClass.CERTIFICATE_WRONG_NAME));
  }

  private static List<HostileTarget> others() {
    return List.of(
        imap("a literal of two gigabytes, announced and sent", "* LIST {2147483648}\r\n"),
        imap("a literal whose length no number holds", "* X {99999999999999999999999}\r\n"),
        imap("endless untagged responses", ""));
  }

  private static ScriptedServer.Script saying(String... lines) {
    return peer -> {
      for (int i = 0; i < lines.length; i++) {
        if (i > 0) {
          peer.line();
        }
        peer.send(lines[i].endsWith("\n") ? lines[i] : lines[i] + "\r\n");
      }
      if (lines.length > 0) {
        peer.line();
      }
    };
  }

  private static HostileTarget smtp(
      String name, ScriptedServer.Script script, String phase, String errorClass) {
    return smtp(name, script, phase, FAILED, errorClass);
  }

  private static HostileTarget smtp(
      String name, ScriptedServer.Script script, String phase, Outcome outcome, String errorClass) {
    return new HostileTarget(
        name, "smtp", script, TestRun::loggingIn, new Expected(outcome, errorClass, phase));
  }

  private static HostileTarget injecting(String type, String... lines) {
    return new HostileTarget(
        "a response injected before TLS, " + type,
        type,
        saying(lines),
        run -> run.with(Security.STARTTLS),
        new Expected(FAILED, ErrorClass.PROTOCOL_VIOLATION, "starttls"));
  }

  private static HostileTarget imap(String name, String answer) {
    return new HostileTarget(
        name,
        "imap",
        peer -> {
          peer.send("* OK hi\r\n");
          peer.line();
          peer.send(answer);
          peer.flood("* 1 EXISTS\r\n");
        },
        run -> run,
        new Expected(FAILED, ErrorClass.ANSWER_TOO_LONG, "capability"));
  }

  private static HostileTarget tls(
      String name, ScriptedServer.Script script, Outcome outcome, String errorClass) {
    return new HostileTarget(
        name,
        "smtp",
        script,
        run -> run.with(Security.TLS),
        new Expected(outcome, errorClass, "tls"));
  }

  private static HostileTarget certificate(
      String name, ScriptedServer.Script script, String phase, String errorClass) {
    return new HostileTarget(
        "instead of a certificate " + name,
        "tls-certificate",
        script,
        run -> run,
        new Expected(INCONCLUSIVE, errorClass, phase));
  }

  private static HostileTarget showing(
      String name, TestCertificates certificate, String errorClass) {
    return new HostileTarget(
        "as certificate " + name,
        "tls-certificate",
        peer -> {
          peer.encrypt(certificate.context());
          peer.hang();
        },
        run ->
            run.with(
                TlsCertificateProbeType.SERVER_NAME,
                errorClass.equals(ErrorClass.CERTIFICATE_WRONG_NAME)
                    ? "other.example.org"
                    : TestCertificates.NAME),
        new Expected(FAILED, errorClass, "certificate"));
  }

  record Expected(Outcome outcome, String errorClass, String phase) {}
}

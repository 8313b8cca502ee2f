package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.LmtpProbeType;
import dev.tend.definition.type.MailFlowProbeType;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TcpProbeType;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.definition.type.TlsCertificateProbeType.Protocol;
import dev.tend.lab.Door;
import dev.tend.lab.Lab;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The probes and a real Postfix and Dovecot understand one another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealMailServerIT {
  private Lab lab;

  @BeforeAll
  void start() throws IOException {
    lab = Lab.start();
  }

  @AfterAll
  void destroy() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"NONE", "STARTTLS"})
  void smtp(Security security) throws Exception {
    assertSucceeded(at("smtp", Door.SMTP).with(security).measure());
  }

  @Test
  void submission_with_a_log_in() throws Exception {
    assertSucceeded(loggedIn("smtp", Door.SUBMISSION).with(Security.STARTTLS).measure());
  }

  @ParameterizedTest
  @EnumSource(
      value = Security.class,
      names = {"NONE", "STARTTLS"})
  void imap_with_a_log_in(Security security) throws Exception {
    assertSucceeded(
        loggedIn("imap", Door.IMAP)
            .with(security)
            .with(dev.tend.definition.type.ImapProbeType.MAILBOX, "INBOX")
            .measure());
  }

  @Test
  void imap_over_TLS() throws Exception {
    assertSucceeded(loggedIn("imap", Door.IMAPS).with(Security.TLS).measure());
  }

  @Test
  void a_mailbox_that_is_not_there_cannot_be_judged() throws Exception {
    Measurement measured =
        loggedIn("imap", Door.IMAPS)
            .with(Security.TLS)
            .with(dev.tend.definition.type.ImapProbeType.MAILBOX, "Stra\u00dfe & Weg")
            .measure();
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(ErrorClass.CANNOT_MEASURE);
  }

  @Test
  void pop3_with_a_log_in() throws Exception {
    assertSucceeded(loggedIn("pop3", Door.POP3).measure());
    assertSucceeded(loggedIn("pop3", Door.POP3).with(Security.STARTTLS).measure());
  }

  @Test
  void a_refused_account_is_no_failure_of_the_server() throws Exception {
    assertThat(
            Stream.of(
                    at("imap", Door.IMAP),
                    at("pop3", Door.POP3),
                    at("smtp", Door.SUBMISSION).with(Security.STARTTLS))
                .map(run -> run.loggingInAs(Lab.PROBE_ACCOUNT, "wrong"))
                .map(RealMailServerIT::measure))
        .extracting(Measurement::errorClass)
        .containsOnly(ErrorClass.CREDENTIALS_REFUSED);
  }

  @Test
  void lmtp() throws Exception {
    assertSucceeded(at("lmtp", Door.LMTP).measure());
    assertSucceeded(
        at("lmtp", Door.LMTP).with(LmtpProbeType.RECIPIENT, Lab.PROBE_ACCOUNT).measure());
    Measurement unknown =
        at("lmtp", Door.LMTP).with(LmtpProbeType.RECIPIENT, "nobody@test.local").measure();
    assertThat(unknown.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(unknown.errorClass()).isEqualTo(ErrorClass.PROBE_MAILBOX_REFUSED);
    assertThat(unknown.phase()).isEqualTo("rcpt");
  }

  @Test
  void tcp() throws Exception {
    assertSucceeded(at("tcp", Door.SMTP).with(TcpProbeType.GREETING, "220 ").measure());
  }

  @Test
  void certificates() throws Exception {
    assertSucceeded(certificate(Door.IMAPS, Protocol.TLS));
    assertSucceeded(certificate(Door.IMAP, Protocol.IMAP));
    assertSucceeded(certificate(Door.SMTP, Protocol.SMTP));
    assertSucceeded(certificate(Door.POP3, Protocol.POP3));
  }

  @Test
  void a_message_arrives_and_nothing_is_left() throws Exception {
    Measurement measured = mailFlow(Duration.ofSeconds(20)).measure();
    assertSucceeded(measured);
    assertThat(measured.message()).isEmpty();
    assertThat(messagesLeft()).isEmpty();
  }

  @Test
  void a_message_that_is_not_delivered_is_told_from_one_that_is_refused() throws Exception {
    lab.breakBy("qmgr-stopped");
    Measurement late = mailFlow(Duration.ofSeconds(4)).measure();
    lab.mend("qmgr-stopped");
    assertThat(late.outcome()).as(late.message()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(late.phase()).isEqualTo("arrival");
    assertThat(late.message()).contains("not arrived after").contains("queued as");
    lab.breakBy("postfix-killed");
    Measurement refused = mailFlow(Duration.ofSeconds(4)).measure();
    lab.mend("postfix-killed");
    assertThat(refused.phase()).isEqualTo("submission.connect");
    assertThat(refused.errorClass()).isEqualTo(ErrorClass.CONNECTION_REFUSED);
  }

  @Test
  void a_closed_delivery_port_is_found_although_all_processes_run() throws Exception {
    lab.breakBy("lmtp-refused");
    assertThat(lab.command("status").status()).isZero();
    assertSucceeded(at("smtp", Door.SMTP).measure());
    assertSucceeded(loggedIn("imap", Door.IMAPS).with(Security.TLS).measure());
    String sent = lab.command("send", "--within", "2").output();
    Measurement delivery = at("lmtp", Door.LMTP).measure();
    lab.mend("lmtp-refused");
    // Postfix's processes refuse one log-in each after Dovecot has been reloaded.
    lab.service("postfix", "restart");
    assertThat(sent).contains("taken and has not arrived");
    assertThat(delivery.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(delivery.phase()).isEqualTo("connect");
    assertThat(delivery.errorClass()).isEqualTo(ErrorClass.CONNECTION_REFUSED);
  }

  @Test
  void a_mailbox_server_that_is_gone_says_nothing_of_the_mail_flow() throws Exception {
    lab.breakBy("dovecot-killed");
    Measurement blind = mailFlow(Duration.ofSeconds(10)).measure();
    lab.mend("dovecot-killed");
    assertThat(blind.outcome()).as(blind.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(blind.phase()).isEqualTo("imap.connect");
  }

  private Measurement certificate(Door door, Protocol protocol) throws InterruptedException {
    return at("tls-certificate", door)
        .with(TlsCertificateProbeType.PROTOCOL, protocol)
        .with(TlsCertificateProbeType.SERVER_NAME, "mail.test.local")
        .measure();
  }

  private TestRun mailFlow(Duration timeout) throws IOException {
    return TestRun.of("mail-flow")
        .with(MailFlowProbeType.SUBMISSION_PORT, lab.port(Door.SUBMISSION))
        .with(MailFlowProbeType.IMAP_PORT, lab.port(Door.IMAPS))
        .with(MailFlowProbeType.SENDER, Lab.PROBE_ACCOUNT)
        .with(MailFlowProbeType.RECIPIENT, Lab.PROBE_ACCOUNT)
        .loggingInAs(Lab.PROBE_ACCOUNT, lab.probePassword().strip())
        .within(timeout);
  }

  /** Files in a maildir whose name is that of a message. */
  private List<Path> messagesLeft() throws IOException {
    try (Stream<Path> files = Files.walk(lab.directory().resolve("mail/tend-probe"))) {
      return files.filter(path -> path.toString().matches(".*/(new|cur)/[^/]+")).toList();
    }
  }

  private TestRun loggedIn(String type, Door door) throws IOException {
    return at(type, door).loggingInAs(Lab.PROBE_ACCOUNT, lab.probePassword().strip());
  }

  private TestRun at(String type, Door door) {
    return TestRun.at(type, lab.port(door));
  }

  private static Measurement measure(TestRun run) {
    try {
      return run.measure();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void assertSucceeded(Measurement measured) {
    assertThat(measured.outcome())
        .as(measured.phase() + ": " + measured.message())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample()).isPresent();
  }
}

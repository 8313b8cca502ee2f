package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.Security;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault it is that a log-in over IMAP or POP3 fails. */
class LogInTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO [AUTHENTICATIONFAILED] no  | Inconclusive | CredentialsRefused
          NO wrong                      | Inconclusive | CredentialsRefused
          NO [EXPIRED] too old          | Inconclusive | CredentialsRefused
          NO [PRIVACYREQUIRED] encrypt  | Inconclusive | CannotMeasure
          NO [LIMIT] too many           | Inconclusive | ProbeRefused
          NO [UNAVAILABLE] later        | Failed       | ServiceRefused
          NO [SERVERBUG] sorry          | Failed       | ServiceRefused
          BAD what                      | Failed       | ProtocolViolation
          """)
  void imap(String answer, String outcome, String errorClass) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.greeting(
            "* OK hi\r\n",
            "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\nT1 OK\r\n",
            "T2 " + answer + "\r\n")) {
      expect(TestRun.at("imap", server).loggingIn().measure(), outcome, errorClass, "login");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -ERR [AUTH] no          | Inconclusive | CredentialsRefused
          -ERR wrong              | Inconclusive | CredentialsRefused
          -ERR [IN-USE] wait      | Inconclusive | CannotMeasure
          -ERR [SYS/TEMP] later   | Failed       | ServiceRefused
          -ERR [SYS/PERM] never   | Failed       | ServiceRefused
          what                    | Failed       | ProtocolViolation
          """)
  void pop3(String answer, String outcome, String errorClass) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.greeting("+OK hi\r\n", "+OK go on\r\n", answer + "\r\n")) {
      expect(TestRun.at("pop3", server).loggingIn().measure(), outcome, errorClass, "pass");
    }
  }

  @Test
  void imap_that_forbids_passwords_in_the_clear_cannot_be_judged() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.greeting("* OK hi\r\n", "* CAPABILITY LOGINDISABLED\r\nT1 OK\r\n")) {
      expect(
          TestRun.at("imap", server).loggingIn().measure(),
          "Inconclusive",
          "CannotMeasure",
          "login");
    }
  }

  @Test
  void imap_that_forbids_passwords_although_encrypted_has_failed() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TestCertificates.GOOD.context());
              peer.send("* OK hi\r\n");
              peer.line();
              peer.send("* CAPABILITY LOGINDISABLED\r\nT1 OK\r\n");
              peer.line();
            })) {
      expect(
          TestRun.at("imap", server).with(Security.TLS).loggingIn().measure(),
          "Failed",
          "ServiceRefused",
          "login");
    }
  }

  @Test
  void a_password_that_cannot_stand_in_quotes_is_sent_as_a_literal() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.send("* OK hi\r\n");
              peer.line();
              peer.send("* CAPABILITY IMAP4rev1\r\nT1 OK\r\n");
              heard.add(peer.line());
              peer.send("+ go on\r\n");
              heard.add(peer.line());
              peer.send("T2 OK in\r\n");
              peer.line();
              peer.send("* BYE\r\nT3 OK\r\n");
            })) {
      Measurement measured = TestRun.at("imap", server).loggingIn().measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(heard).containsExactly("T2 LOGIN \"probe@example.org\" {12}", TestRun.PASSWORD);
    }
  }

  @Test
  void whoever_is_logged_in_already_does_not_log_in() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.greeting(
            "* PREAUTH hi\r\n", "* CAPABILITY AUTH=PLAIN\r\nT1 OK\r\n", "* BYE\r\nT2 OK\r\n")) {
      Measurement measured = TestRun.at("imap", server).loggingIn().measure();
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  private static void expect(
      Measurement measured, String outcome, String errorClass, String phase) {
    assertThat(measured.outcome().text()).as(measured.message()).isEqualTo(outcome);
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(errorClass);
    assertThat(measured.phase()).isEqualTo(phase);
  }
}

package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.Security;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProbeTest {
  private static final String GREETING = "220 mail.example.org ESMTP\r\n";
  private static final String HELLO = "250-mail.example.org\r\n250 PIPELINING\r\n";
  private static final String BYE = "221 2.0.0 Bye\r\n";

  @Test
  void a_server_that_answers_is_well() throws Exception {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.send(GREETING);
              heard.add(peer.line());
              peer.send(HELLO);
              heard.add(peer.line());
              peer.send(BYE);
            })) {
      Measurement measured = TestRun.at("smtp", server).measure();
      assertThat(measured.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(measured.sample()).isPresent();
      assertThat(measured.phase()).isEmpty();
      assertThat(measured.metrics())
          .extracting(ProbeMetric::name)
          .containsExactly("phase.connect", "phase.greeting", "phase.ehlo", "phase.quit");
      assertThat(heard).containsExactly("EHLO tend.example.org", "QUIT");
    }
  }

  @Test
  void a_server_that_says_it_does_not_serve_has_failed() throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting("554 5.3.2 No service\r\n")) {
      assertFailed(TestRun.at("smtp", server).measure(), ErrorClass.SERVICE_REFUSED, "greeting");
    }
    try (ScriptedServer server =
        ScriptedServer.greeting(GREETING, "421-4.3.2 Going\r\n421 4.3.2 down\r\n")) {
      Measurement measured = TestRun.at("smtp", server).measure();
      assertFailed(measured, ErrorClass.SERVICE_REFUSED, "ehlo");
      assertThat(measured.message()).contains("421 4.3.2 Going 4.3.2 down");
    }
  }

  @Test
  void a_server_that_closes_after_QUIT_without_an_answer_is_well() throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(GREETING, HELLO)) {
      assertThat(TestRun.at("smtp", server).measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }
  }

  @Test
  void lines_of_one_reply_must_agree() throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(GREETING, "250-one\r\n251 two\r\n")) {
      assertFailed(TestRun.at("smtp", server).measure(), ErrorClass.PROTOCOL_VIOLATION, "ehlo");
    }
  }

  @Test
  void a_refused_account_is_no_failure_of_the_server() throws Exception {
    Measurement measured = logIn("AUTH PLAIN LOGIN", "535 5.7.8 Authentication failed\r\n");
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CREDENTIALS_REFUSED);
    assertThat(measured.phase()).isEqualTo("auth");
  }

  @Test
  void a_server_that_cannot_check_accounts_has_failed() throws Exception {
    assertFailed(
        logIn("AUTH PLAIN", "454 4.7.0 Temporary authentication failure\r\n"),
        ErrorClass.SERVICE_REFUSED,
        "auth");
    assertFailed(logIn("AUTH PLAIN", "421 4.3.0 Error\r\n"), ErrorClass.SERVICE_REFUSED, "auth");
  }

  @Test
  void a_log_in_that_is_not_offered_in_the_clear_cannot_be_judged() throws Exception {
    Measurement measured = logIn("PIPELINING");
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
  }

  @Test
  void LOGIN_is_used_where_PLAIN_is_not_offered() throws Exception {
    Measurement measured =
        logIn(
            "AUTH=LOGIN", "334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n", "235 2.7.0 Ok\r\n", BYE);
    assertThat(measured.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void an_echoed_password_is_not_shown() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.send(GREETING);
              peer.line();
              peer.send("250-here\r\n250 AUTH PLAIN\r\n");
              peer.send("500 what is " + peer.line() + " or " + TestRun.PASSWORD + "?\r\n");
            })) {
      Measurement measured = TestRun.at("smtp", server).loggingIn().measure();
      assertFailed(measured, ErrorClass.SERVICE_REFUSED, "auth");
      assertThat(measured.message())
          .contains("what is AUTH PLAIN (concealed) or (concealed)?")
          .doesNotContain(TestRun.PASSWORD);
    }
  }

  @Test
  void STARTTLS_that_is_not_offered_is_a_failure() throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(GREETING, HELLO)) {
      assertFailed(
          TestRun.at("smtp", server).with(Security.STARTTLS).measure(),
          ErrorClass.TLS_NOT_OFFERED,
          "starttls");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.7.0 mx.test Error: too many connections from 127.0.0.1",
        "421 4.3.2 Connection rate limit exceeded.",
        "421 Too many concurrent SMTP connections from this IP address; please try again later.",
        "554-5.7.1 Service unavailable; client [127.0.0.1]\r\n554 5.7.1 blocked using list.test",
      })
  void a_server_that_turns_the_probe_away_says_nothing_of_itself(String greeting) throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(greeting + "\r\n")) {
      assertTurnedAway(TestRun.at("smtp", server).measure(), "greeting");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.3.2 mx.test All server ports are busy",
        "421 mx.test Service shutting down",
        "421 Too many concurrent SMTP connections; please try again later.",
        "451 4.7.1 Service unavailable - try again later",
        "554 No SMTP service here",
      })
  void a_server_that_turns_everybody_away_has_failed(String greeting) throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(greeting + "\r\n")) {
      assertFailed(TestRun.at("smtp", server).measure(), ErrorClass.SERVICE_REFUSED, "greeting");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "501 Syntactically invalid EHLO argument(s)",
        "504 5.5.2 <tend>: Helo command rejected: need fully-qualified hostname",
        "550 5.7.1 <tend>: Helo command rejected: Access denied",
      })
  void a_server_that_does_not_like_the_probes_name_says_nothing_of_itself(String answer)
      throws Exception {
    try (ScriptedServer server = ScriptedServer.greeting(GREETING, answer + "\r\n")) {
      assertTurnedAway(TestRun.at("smtp", server).measure(), "ehlo");
    }
  }

  private static void assertTurnedAway(Measurement measured, String phase) {
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.PROBE_REFUSED);
    assertThat(measured.phase()).isEqualTo(phase);
  }

  private static Measurement logIn(String extension, String... answers) throws Exception {
    String[] all = new String[answers.length + 1];
    all[0] = "250-mail.example.org\r\n250 " + extension + "\r\n";
    System.arraycopy(answers, 0, all, 1, answers.length);
    try (ScriptedServer server = ScriptedServer.greeting(GREETING, all)) {
      return TestRun.at("smtp", server).loggingIn().measure();
    }
  }

  private static void assertFailed(Measurement measured, String errorClass, String phase) {
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).as(measured.message()).isEqualTo(errorClass);
    assertThat(measured.phase()).isEqualTo(phase);
    assertThat(measured.sample()).isEmpty();
  }
}

package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.LmtpProbeType;
import dev.tend.definition.type.SmtpProbeType;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.probe.Measurement;
import dev.tend.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as probes say them to servers. */
@Timeout(60)
class NamesInMailTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @CsvSource({
    "mail_1.example.org., mail_1.example.org",
    "bücher.example, xn--bcher-kva.example",
    "192.0.2.1, [192.0.2.1]",
    "2001:db8::1, [IPv6:2001:db8::1]",
  })
  void the_name_in_EHLO(String typed, String said) throws Exception {
    try (ScriptedServer server = smtp("250 hello\r\n", "221 bye\r\n")) {
      Measurement measured =
          TestRun.at("smtp", server).with(SmtpProbeType.HELLO_NAME, typed).measure();

      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(heard).contains("EHLO " + said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "probe@bücher.example, probe@xn--bcher-kva.example",
    "tag+probe@mail_1.example.org., tag+probe@mail_1.example.org",
  })
  void the_address_of_a_recipient(String typed, String said) throws Exception {
    try (ScriptedServer server =
        smtp("250 hello\r\n", "250 ok\r\n", "250 ok\r\n", "250 ok\r\n", "221 bye\r\n")) {
      Measurement measured =
          TestRun.at("lmtp", server).with(LmtpProbeType.RECIPIENT, typed).measure();

      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(heard).contains("RCPT TO:<" + said + ">");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mail_1.example.org, mail_1.example.org",
    "mail.example.org., mail.example.org",
    "bücher.example, xn--bcher-kva.example",
    "rspamd_mailcow, rspamd_mailcow",
  })
  void the_name_asked_for_in_TLS(String typed, String asked) throws Exception {
    assertThat(firstMessage(typed)).contains("\0" + (char) asked.length() + asked);
  }

  @Test
  void an_address_is_not_asked_for() throws Exception {
    assertThat(firstMessage("127.0.0.1")).isNotEmpty().doesNotContain("127.0.0.1");
  }

  @Test
  void a_server_that_wants_its_name_is_asked_for_it() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              peer.encrypt(TestCertificates.GOOD.context());
              heard.add(String.join(",", peer.requestedNames()));
              peer.hang();
            })) {
      Measurement measured =
          TestRun.at("tls-certificate", server)
              .with(TlsCertificateProbeType.SERVER_NAME, TestCertificates.NAME + ".")
              .measure();

      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(heard.take()).isEqualTo(TestCertificates.NAME);
    }
  }

  /** What a client of TLS says first. A server in Java could not hear every name. */
  private String firstMessage(String name) throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              byte[] bytes = new byte[8192];
              int length = peer.in().read(bytes);
              heard.add(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            })) {
      TestRun.at("tls-certificate", server)
          .with(TlsCertificateProbeType.SERVER_NAME, name)
          .measure();
      return heard.take();
    }
  }

  private ScriptedServer smtp(String... answers) throws Exception {
    return ScriptedServer.playing(
        peer -> {
          peer.send("220 mail.example.org ready\r\n");
          for (String answer : answers) {
            heard.add(peer.line());
            peer.send(answer);
          }
        });
  }
}

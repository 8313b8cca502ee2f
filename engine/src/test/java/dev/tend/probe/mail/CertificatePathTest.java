package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.Security;
import dev.tend.definition.type.TlsCertificateProbeType;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import dev.tend.probe.client.ConversationException;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.TestKey;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts is the path that clients build, not the list that a server sends. */
class CertificatePathTest {
  private static final double DAY = 86_400;
  private static final String HOST = "mail.example.org";
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final TestKey ROOT = TestKey.named("Root");
  private static final TestKey OLD = TestKey.named("Old Root");
  private static final TestKey ISSUER = TestKey.named("Issuer");
  private static final TestKey SERVER = TestKey.named(HOST);

  private static final X509Certificate TRUSTED = ROOT.self().valid(-3000, 3000).sign();
  private static final X509Certificate ENDED_ROOT = ROOT.self().valid(-3000, -2).sign();
  private static final X509Certificate CROSSED = ROOT.by(OLD).authority().valid(-900, -5).sign();
  private static final X509Certificate INTERMEDIATE = intermediate(-100, 300);
  private static final X509Certificate ENDED = intermediate(-300, -3);
  private static final X509Certificate SHORT = intermediate(-300, 20);
  private static final X509Certificate TO_COME = intermediate(5, 900);
  private static final X509Certificate OWN = own(-10, 80).sign();
  private static final X509Certificate STRANGER =
      TestKey.named("Stranger").by(OLD).authority().valid(-900, -5).sign();
  private static final X509Certificate NAMESAKE =
      TestKey.named("Issuer").by(ROOT).authority().valid(-900, -5).sign();

  @ParameterizedTest
  @MethodSource
  void a_path_that_is_valid_succeeds_for_as_long_as_it_lasts(
      List<X509Certificate> sent, int days, String remark) throws Exception {
    Measurement measured = measure(sent, TRUSTED);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample().orElseThrow() / DAY).isBetween(days - 0.1, days + 0.1);
    if (remark.isEmpty()) {
      assertThat(measured.message()).isEmpty();
    } else {
      assertThat(measured.message()).contains(remark);
    }
  }

  static Stream<Arguments> a_path_that_is_valid_succeeds_for_as_long_as_it_lasts() {
    return Stream.of(
        sent("a plain one", 80, "", OWN, INTERMEDIATE),
        sent("an expired cross-signed root", 80, "\"CN=Root\"", OWN, INTERMEDIATE, CROSSED),
        sent("in no order", 80, "which ended at", OWN, CROSSED, INTERMEDIATE),
        sent("a stranger's", 80, "\"CN=Stranger\"", OWN, STRANGER, INTERMEDIATE),
        sent("a namesake's", 80, "\"CN=Issuer\"", OWN, NAMESAKE, INTERMEDIATE),
        sent("one twice", 80, "", OWN, OWN, INTERMEDIATE, INTERMEDIATE),
        sent("the root", 80, "", OWN, INTERMEDIATE, TRUSTED),
        sent("an ended root", 80, "not needed", OWN, INTERMEDIATE, ENDED_ROOT),
        sent("an ended issuer beside the new", 80, "not needed", OWN, ENDED, INTERMEDIATE),
        sent("an issuer to come beside the old", 80, "", OWN, TO_COME, INTERMEDIATE),
        sent("the shorter of two issuers first", 80, "", OWN, SHORT, INTERMEDIATE),
        sent("an issuer that ends first", 20, "", OWN, SHORT));
  }

  @ParameterizedTest
  @MethodSource
  void a_path_that_no_client_can_use_fails(
      List<X509Certificate> sent, X509Certificate root, String errorClass, String blamed)
      throws Exception {
    Measurement measured = measure(sent, root);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).isEqualTo(errorClass);
    assertThat(measured.message()).contains(blamed);
  }

  static Stream<Arguments> a_path_that_no_client_can_use_fails() {
    X509Certificate past = own(-90, -1).sign();
    X509Certificate published = own(-10, 80).extension(TIMESTAMPS, false, new byte[] {4, 0}).sign();
    return Stream.of(
        fails("an expired one", TRUSTED, ErrorClass.CERTIFICATE_EXPIRED, HOST, past, INTERMEDIATE),
        fails("an expired issuer", TRUSTED, ErrorClass.CERTIFICATE_EXPIRED, "Issuer", OWN, ENDED),
        fails(
            "an issuer to come",
            TRUSTED,
            ErrorClass.CERTIFICATE_NOT_YET_VALID,
            "Issuer",
            OWN,
            TO_COME),
        fails(
            "an expired root",
            ENDED_ROOT,
            ErrorClass.CERTIFICATE_EXPIRED,
            "the trusted root",
            OWN,
            INTERMEDIATE),
        fails(
            "an expired one above, which nobody here knows to be a root",
            STRANGER,
            ErrorClass.CERTIFICATE_EXPIRED,
            "unless they trust a certificate of that name",
            OWN,
            INTERMEDIATE,
            CROSSED),
        fails(
            "one of a public authority without its issuer",
            TRUSTED,
            ErrorClass.CERTIFICATE_CHAIN_INCOMPLETE,
            "CN=Issuer",
            published));
  }

  @ParameterizedTest
  @MethodSource
  void whom_clients_trust_is_not_judged_and_only_mentioned(
      List<X509Certificate> sent, int days, String remark) throws Exception {
    Measurement measured = measure(sent, STRANGER);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample().orElseThrow() / DAY).isBetween(days - 0.1, days + 0.1);
    assertThat(measured.message()).contains(remark);
  }

  static Stream<Arguments> whom_clients_trust_is_not_judged_and_only_mentioned() {
    X509Certificate selfMade = SERVER.by(SERVER).server(HOST).valid(-1, 50).sign();
    X509Certificate weak = own(-10, 80).hashed("SHA1").sign();
    byte[] clients = {0x30, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 2};
    X509Certificate ofClient = own(-10, 80).extension("2.5.29.37", false, clients).sign();
    return Stream.of(
        sent("a private root", 80, "\"CN=Root\", is not among", OWN, INTERMEDIATE, TRUSTED),
        sent("an unknown root", 80, "was not sent", OWN, INTERMEDIATE),
        sent("its own root beside a crossed one", 80, "Root", OWN, INTERMEDIATE, CROSSED, TRUSTED),
        sent("no issuer at all", 80, "\"CN=Issuer\", was not sent", OWN),
        sent("a self-signed one", 50, "self-signed", selfMade),
        sent("one for clients", 80, "not for servers", ofClient, INTERMEDIATE, TRUSTED),
        sent("a weakly signed one", 80, "SHA1withECDSA", weak, INTERMEDIATE, TRUSTED));
  }

  @Test
  void a_self_signed_one_that_the_host_trusts_needs_no_remark() throws Exception {
    X509Certificate selfMade = SERVER.by(SERVER).server(HOST).valid(-1, 50).sign();
    Measurement measured = measure(List.of(selfMade), selfMade);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.message()).isEmpty();
  }

  @Test
  void more_certificates_than_Java_reads_say_nothing_of_the_server() throws Exception {
    List<X509Certificate> many = new ArrayList<>(List.of(OWN, INTERMEDIATE));
    for (int i = 0; i < 12; i++) {
      many.add(STRANGER);
    }
    Measurement measured = measure(many, TRUSTED);
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.message()).contains("exceeds the maximum allowed");
  }

  @Test
  void a_clock_that_is_older_than_Java_or_than_all_authorities_is_not_believed() {
    Instant now = Instant.now();
    List<Instant> clocks =
        List.of(Instant.parse("1970-01-01T00:05:00Z"), now.minus(Duration.ofDays(20)));
    X509Certificate root = ROOT.self().valid(-10, 900).sign();
    X509Certificate issued = intermediate(-10, 300);
    for (Instant clock : clocks) {
      Measurement measured =
          new CertificateCheck(
                  "here", List.of(own(-10, 80).sign(), issued), TrustedRoots.of(List.of(root)))
              .at(clock, Optional.empty());
      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("the clock of this host is wrong");
    }
  }

  @Test
  void a_self_signed_one_that_is_to_come_is_no_second_witness_against_the_clock() throws Exception {
    X509Certificate selfMade = SERVER.by(SERVER).server(HOST).valid(1, 50).sign();
    Measurement measured = measure(List.of(selfMade), selfMade);
    assertThat(measured.errorClass())
        .as(measured.message())
        .isEqualTo(ErrorClass.CERTIFICATE_NOT_YET_VALID);
  }

  @Test
  void roots_that_could_not_be_read_once_are_read_again() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    HostRoots roots =
        new HostRoots(
            () -> {
              if (reads.getAndIncrement() == 0) {
                throw new IOException("half a file");
              }
              return TrustedRoots.of(List.of(TRUSTED));
            });
    Deadline deadline = Deadline.in(Duration.ofSeconds(20));
    assertThatThrownBy(() -> roots.by(deadline)).isInstanceOf(ConversationException.class);
    assertThat(roots.by(deadline).bySubject()).hasSize(1);
    assertThat(roots.by(deadline).bySubject()).hasSize(1);
    assertThat(reads).hasValue(2);
  }

  @Test
  void roots_that_cannot_be_read_leave_the_probe_without_an_answer() throws Exception {
    try (ScriptedServer server = showing(List.of(OWN, INTERMEDIATE))) {
      Measurement measured = TestRun.at("tls-certificate", server).withoutRoots().measure();
      assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("trusted certificates of this host");
    }
  }

  @Test
  void no_other_probe_fails_for_a_certificate() throws Exception {
    List<List<X509Certificate>> odd =
        List.of(
            List.of(OWN),
            List.of(OWN, ENDED, CROSSED),
            List.of(OWN, TO_COME, STRANGER, NAMESAKE),
            List.of(own(-90, -1).sign()));
    for (List<X509Certificate> sent : odd) {
      try (ScriptedServer server =
          ScriptedServer.playing(
              peer -> {
                peer.encrypt(context(sent));
                peer.send("220 hi\r\n");
                peer.line();
                peer.send("250 hi\r\n");
                peer.line();
                peer.send("221 bye\r\n");
              })) {
        Measurement measured = TestRun.at("smtp", server).with(Security.TLS).measure();
        assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      }
    }
  }

  private static Measurement measure(List<X509Certificate> sent, X509Certificate root)
      throws Exception {
    try (ScriptedServer server = showing(sent)) {
      return TestRun.at("tls-certificate", server)
          .with(TlsCertificateProbeType.SERVER_NAME, HOST)
          .trusting(root)
          .measure();
    }
  }

  private static ScriptedServer showing(List<X509Certificate> sent) throws Exception {
    return ScriptedServer.playing(
        peer -> {
          peer.encrypt(context(sent));
          peer.hang();
        });
  }

  private static SSLContext context(List<X509Certificate> sent) {
    return SERVER.showing(sent.toArray(new X509Certificate[0]));
  }

  private static X509Certificate intermediate(int from, int until) {
    return ISSUER.by(ROOT).authority().valid(from, until).sign();
  }

  private static TestKey.Draft own(int from, int until) {
    return SERVER.by(ISSUER).server(HOST).valid(from, until);
  }

  private static Arguments sent(
      String what, int days, String remark, X509Certificate... certificates) {
    return arguments(named(what, List.of(certificates)), days, remark);
  }

  private static Arguments fails(
      String what,
      X509Certificate root,
      String errorClass,
      String blamed,
      X509Certificate... certificates) {
    return arguments(named(what, List.of(certificates)), root, errorClass, blamed);
  }
}

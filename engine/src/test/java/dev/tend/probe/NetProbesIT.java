package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.DnsProbeType;
import dev.tend.definition.type.DnsProbeType.RecordType;
import dev.tend.definition.type.LdapProbeType;
import dev.tend.lab.Door;
import dev.tend.lab.Lab;
import dev.tend.resolver.DnsResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.resolver.NameNotResolvedException.Reason;
import dev.tend.resolver.ResolvConf;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The probes and names against a real Unbound and a real OpenLDAP. */
@Timeout(60)
class NetProbesIT {
  private static final String PROBE = "uid=tend-probe,ou=people,dc=test,dc=local";

  private static Lab lab;

  @BeforeAll
  static void start() throws IOException {
    lab = Lab.start("unbound", "slapd");
  }

  @AfterAll
  static void destroy() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void Unbound_answers() throws Exception {
    NetRun run = dns("test.local", RecordType.MX);
    run.with(DnsProbeType.EXPECTED_ANSWERS, List.of("10 mail.test.local"));
    Measurement measured = run.measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void Unbound_gives_by_TCP_what_does_not_fit_into_an_answer_by_UDP() throws Exception {
    String text = "a".repeat(200) + "b".repeat(200) + "c".repeat(200);
    Measurement measured =
        dns("large.test.local", RecordType.TXT)
            .with(DnsProbeType.EXPECTED_ANSWERS, List.of(text))
            .measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.message()).isEmpty();
  }

  @Test
  void Unbound_says_no_in_its_own_ways() throws Exception {
    assertThat(dns("a.nx.test", RecordType.A).measure().errorClass())
        .isEqualTo(ErrorClass.NO_SUCH_NAME);
    assertThat(dns("a.refused.test", RecordType.A).measure().errorClass())
        .isEqualTo(ErrorClass.SERVICE_REFUSED);
    assertThat(dns("mail.test.local", RecordType.TXT).measure().errorClass())
        .isEqualTo(ErrorClass.NO_SUCH_RECORD);
    assertThat(dns("a.blackhole.test", RecordType.A).hasty().measure().outcome())
        .isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  void names_are_resolved_by_Unbound() throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.port(Door.DNS));
    var names = new DnsResolver(ResolvConf.by(List.of(address)), "");
    assertThat(names.resolve("mail.test.local", Deadline.in(Duration.ofSeconds(5))))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1");
    assertThat(failure(names, "a.nx.test")).isEqualTo(Reason.NO_SUCH_NAME);
    assertThat(failure(names, "a.blackhole.test")).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void OpenLDAP_finds_the_probes_own_entry() throws Exception {
    Measurement measured =
        ldap(lab.probePassword()).with(LdapProbeType.FILTER, "(uid=tend-probe)").measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(
            ldap(lab.probePassword())
                .with(LdapProbeType.FILTER, "(uid=nobody)")
                .measure()
                .errorClass())
        .isEqualTo(ErrorClass.WRONG_ANSWER);
  }

  @Test
  void OpenLDAP_refuses_a_wrong_password() throws Exception {
    assertThat(ldap("wrong").measure().errorClass()).isEqualTo(ErrorClass.CREDENTIALS_REFUSED);
  }

  private static NetRun dns(String query, RecordType type) {
    return new NetRun("dns")
        .with(DnsProbeType.PORT, lab.port(Door.DNS))
        .with(DnsProbeType.QUERY, query)
        .with(DnsProbeType.RECORD_TYPE, type);
  }

  private static NetRun ldap(String password) {
    return new NetRun("ldap")
        .knowing(password)
        .with(LdapProbeType.PORT, lab.port(Door.LDAP))
        .with(LdapProbeType.BASE_DN, "dc=test,dc=local")
        .with(LdapProbeType.BIND_DN, PROBE)
        .with(ConnectionProperties.PASSWORD, "${secret:p}");
  }

  private static Reason failure(DnsResolver names, String host) throws InterruptedException {
    try {
      throw new AssertionError(
          host + " is " + names.resolve(host, Deadline.in(Duration.ofSeconds(1))));
    } catch (NameNotResolvedException expected) {
      return expected.reason();
    }
  }
}

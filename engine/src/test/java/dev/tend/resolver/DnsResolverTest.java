package dev.tend.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.resolver.NameNotResolvedException.Reason;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

@Timeout(30)
class DnsResolverTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private FakeNameServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeNameServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "2001:db8::7", "[2001:db8::7]", "::1"})
  void an_address_is_taken_as_it_is(String literal) throws Exception {
    assertThat(resolve(names(), literal)).hasSize(1);
    assertThat(server.questions()).isZero();
  }

  @Test
  void an_address_may_have_a_zone_of_this_host() throws Exception {
    int loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getIndex();
    assertThat(names().resolve("fe80::1%lo", soon()))
        .singleElement()
        .isInstanceOfSatisfying(
            Inet6Address.class, it -> assertThat(it.getScopeId()).isEqualTo(loopback));
    assertThat(names().resolve("[fe80::1%7]", soon()))
        .singleElement()
        .isInstanceOfSatisfying(Inet6Address.class, it -> assertThat(it.getScopeId()).isEqualTo(7));
    assertThat(ResolvConf.parse("nameserver fe80::1%lo").servers())
        .singleElement()
        .satisfies(
            it -> assertThat(((Inet6Address) it.getAddress()).getScopeId()).isEqualTo(loopback));
    assertThat(failure("fe80::1%no-such-zone")).isEqualTo(Reason.NOT_A_NAME);
    assertThat(server.questions()).isZero();
  }

  @Test
  void a_name_beyond_ascii_is_asked_for_by_its_registered_labels() throws Exception {
    server.answers("xn--bcher-kva.test", "A 192.0.2.7");
    server.answers("mail_1.test", "A 192.0.2.8");
    assertThat(resolve(names(), "BÜCHER.test")).hasSize(1);
    assertThat(resolve(names(), "mail_1.test")).hasSize(1);
  }

  @Test
  void both_families_are_found_with_IPv4_first() throws Exception {
    server.answers("mail.test", "A 192.0.2.7", "AAAA 2001:db8::7");
    List<InetAddress> found = names().resolve("mail.test", soon());
    assertThat(found)
        .extracting(InetAddress::getHostAddress)
        .containsExactly("192.0.2.7", "2001:db8:0:0:0:0:0:7");
    assertThat(found.getFirst()).hasToString("mail.test/192.0.2.7");
  }

  @Test
  void an_alias_is_followed() throws Exception {
    server.answers("mail.test", "CNAME host.test.");
    server.answers("host.test", "A 192.0.2.7");
    assertThat(resolve(names(), "mail.test")).containsExactly("192.0.2.7");
  }

  @Test
  void the_hosts_file_comes_first_and_localhost_needs_none() throws Exception {
    var names =
        new DnsResolver(settings(List.of()), "# mine\n192.0.2.9 Mail.test mail # old\nrubbish\n");
    assertThat(resolve(names, "MAIL.test")).containsExactly("192.0.2.9");
    assertThat(resolve(names, "localhost")).containsExactly("127.0.0.1");
    assertThat(server.questions()).isZero();
  }

  @Test
  void a_short_name_is_looked_for_in_the_search_domains() throws Exception {
    server.answers("mx.two.test", "A 192.0.2.7");
    var names = new DnsResolver(settings(List.of("one.test", "two.test")), "");
    assertThat(resolve(names, "mx")).containsExactly("192.0.2.7");
  }

  @Test
  void a_name_that_does_not_exist_is_said_not_to_exist() {
    assertThat(failure("nowhere.test")).isEqualTo(Reason.NO_SUCH_NAME);
  }

  @Test
  void a_name_without_an_address_is_told_from_one_that_does_not_exist() {
    server.answers("mail.test", "MX 10 mx.test.");
    assertThat(failure("mail.test")).isEqualTo(Reason.NO_ADDRESS);
  }

  @Test
  void silence_babble_and_refusal_are_told_apart() {
    server.ignores("silent.test");
    server.babbles("babble.test");
    server.refuses("broken.test", Rcode.SERVFAIL);
    server.refuses("refused.test", Rcode.REFUSED);
    assertThat(failure("silent.test")).isEqualTo(Reason.NO_ANSWER);
    assertThat(failure("babble.test")).isEqualTo(Reason.SERVER_FAILED);
    assertThat(failure("broken.test")).isEqualTo(Reason.SERVER_FAILED);
    assertThat(failure("refused.test")).isEqualTo(Reason.SERVER_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "straße.test", "127.0.0.256", "a..b", "\0"})
  void what_cannot_be_a_name_is_not_asked_for(String text) {
    assertThat(failure(text)).isEqualTo(Reason.NOT_A_NAME);
    assertThat(server.questions()).isZero();
  }

  @Test
  void the_deadline_ends_the_look_up_before_the_servers_are_given_up() {
    server.ignores("silent.test");
    var patient =
        new ResolvConf(List.of(server.address()), List.of(), 1, Duration.ofSeconds(20), 2);
    assertThatExceptionOfType(NameNotResolvedException.class)
        .isThrownBy(
            () -> new DnsResolver(patient, "").resolve("silent.test", Deadline.in(PATIENCE)))
        .matches(NameNotResolvedException::timedOut);
  }

  @Test
  void a_truncated_answer_is_asked_for_again_by_TCP() throws Exception {
    server.truncates("many.test", "A 192.0.2.7", "A 192.0.2.8");
    assertThat(resolve(names(), "many.test")).containsExactlyInAnyOrder("192.0.2.7", "192.0.2.8");
    assertThat(server.tcpQuestions()).isPositive();
  }

  @Test
  void a_server_that_is_silent_or_broken_is_passed_over() throws Exception {
    try (var other = new FakeNameServer()) {
      other.ignores("one.test");
      other.refuses("two.test", Rcode.SERVFAIL);
      server.answers("one.test", "A 192.0.2.1");
      server.answers("two.test", "A 192.0.2.2");
      var names = new DnsResolver(settings(List.of(), other.address(), server.address()), "");
      assertThat(resolve(names, "one.test")).containsExactly("192.0.2.1");
      assertThat(resolve(names, "two.test")).containsExactly("192.0.2.2");
    }
  }

  @Test
  void names_are_asked_for_without_EDNS_as_other_programs_of_a_host_do() throws Exception {
    server.ignoresEdns("silent.test", "A 192.0.2.1");
    server.refusesEdns("formerr.test", Rcode.FORMERR, "A 192.0.2.2");
    assertThat(resolve(names(), "silent.test")).containsExactly("192.0.2.1");
    assertThat(resolve(names(), "formerr.test")).containsExactly("192.0.2.2");
  }

  @Test
  void a_cut_off_answer_of_a_server_without_TCP_is_better_than_none() throws Exception {
    try (FakeNameServer other = FakeNameServer.withoutTcp()) {
      other.cutsOffAlways("many.test", "A 192.0.2.7");
      var names = new DnsResolver(settings(List.of(), other.address()), "");
      assertThat(resolve(names, "many.test")).containsExactly("192.0.2.7");
    }
  }

  @Test
  void a_server_that_was_silent_is_not_waited_for_again() throws Exception {
    try (var other = new FakeNameServer()) {
      for (String name : List.of("one.test", "two.test")) {
        other.ignores(name);
        server.answers(name, "A 192.0.2.1", "AAAA 2001:db8::1");
      }
      var names = new DnsResolver(settings(List.of(), other.address(), server.address()), "");
      assertThat(resolve(names, "one.test")).contains("192.0.2.1");
      int asked = other.questions();
      assertThat(asked).isPositive();
      assertThat(resolve(names, "two.test")).contains("192.0.2.1");
      assertThat(other.questions()).isEqualTo(asked);
    }
  }

  @Test
  void a_server_that_refuses_or_does_not_look_up_is_passed_over() throws Exception {
    try (var other = new FakeNameServer()) {
      for (String name : List.of("refused.test", "brief.test", "lame.test", "stray.test")) {
        server.answers(name, "A 192.0.2.1");
      }
      other.refuses("refused.test", Rcode.REFUSED);
      other.refusesBriefly("brief.test", Rcode.NOTIMP);
      other.says(
          "lame.test",
          question -> {
            Message answer = FakeNameServer.answer(question);
            answer.getHeader().unsetFlag(Flags.RA);
            return answer.toWire();
          });
      other.answersAfterStrays("stray.test", "A 192.0.2.9");
      var names = new DnsResolver(settings(List.of(), other.address(), server.address()), "");
      assertThat(resolve(names, "refused.test")).containsExactly("192.0.2.1");
      assertThat(resolve(names, "brief.test")).containsExactly("192.0.2.1");
      assertThat(resolve(names, "lame.test")).containsExactly("192.0.2.1");
      assertThat(resolve(names, "stray.test")).containsExactly("192.0.2.9");
    }
  }

  @Test
  void a_family_that_is_not_answered_for_does_not_hide_the_other() throws Exception {
    server.says(
        "four.test",
        question ->
            question.getQuestion().getType() == Type.A
                ? FakeNameServer.answer(question, "A 192.0.2.7").toWire()
                : null);
    assertThat(resolve(names(), "four.test")).containsExactly("192.0.2.7");
  }

  @Test
  void an_address_is_kept_and_a_failure_is_not() throws Exception {
    DnsResolver names = names();
    server.answers("mail.test", "A 192.0.2.7");
    assertThat(resolve(names, "mail.test")).containsExactly("192.0.2.7");
    int asked = server.questions();
    assertThat(resolve(names, "Mail.test")).containsExactly("192.0.2.7");
    assertThat(server.questions()).isEqualTo(asked);

    assertThatExceptionOfType(NameNotResolvedException.class)
        .isThrownBy(() -> resolve(names, "late.test"));
    server.answers("late.test", "A 192.0.2.8");
    assertThat(resolve(names, "late.test")).containsExactly("192.0.2.8");
  }

  @Test
  void hundreds_of_unanswered_look_ups_on_virtual_threads_do_not_stop_another() throws Exception {
    DnsResolver names = names();
    server.answers("mail.test", "A 192.0.2.7");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var silent = new ArrayList<Future<Reason>>();
      for (int i = 0; i < 200; i++) {
        String name = "silent" + i + ".test";
        server.ignores(name);
        Callable<Reason> task = () -> failure(names, name);
        silent.add(threads.submit(task));
      }
      assertThat(threads.submit(() -> resolve(names, "mail.test")).get()).hasSize(1);
      for (Future<Reason> one : silent) {
        assertThat(one.get()).isEqualTo(Reason.NO_ANSWER);
      }
    }
  }

  private DnsResolver names() {
    return new DnsResolver(settings(List.of()), "");
  }

  private ResolvConf settings(List<String> domains, InetSocketAddress... servers) {
    List<InetSocketAddress> asked =
        servers.length == 0 ? List.of(server.address()) : List.of(servers);
    return new ResolvConf(asked, domains, 1, PATIENCE, 2);
  }

  private Reason failure(String host) {
    return failure(names(), host);
  }

  private static Reason failure(HostResolver resolver, String host) {
    try {
      throw new AssertionError(host + " is " + resolver.resolve(host, soon()));
    } catch (NameNotResolvedException expected) {
      return expected.reason();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static List<String> resolve(HostResolver resolver, String host) throws Exception {
    return resolver.resolve(host, soon()).stream().map(InetAddress::getHostAddress).toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }
}

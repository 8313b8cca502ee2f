package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.DnsProbeType;
import dev.tend.definition.type.DnsProbeType.Expectation;
import dev.tend.definition.type.DnsProbeType.RecordType;
import dev.tend.resolver.FakeNameServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;

@Timeout(30)
class DnsProbeTest {
  private FakeNameServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeNameServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void an_answer_succeeds_and_is_timed() throws Exception {
    server.answers("mail.test", "A 192.0.2.7");
    Measurement measured = run("mail.test").measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample().orElseThrow()).isPositive();
    assertThat(measured.metrics()).extracting("name").contains("phase.answer");
  }

  @Test
  void nothing_is_kept_between_runs() throws Exception {
    server.answers("mail.test", "A 192.0.2.7");
    run("mail.test").measure();
    server.refuses("mail.test", Rcode.SERVFAIL);
    assertThat(run("mail.test").measure().outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void every_way_of_not_knowing_has_a_name_of_its_own() throws Exception {
    server.answers("empty.test", "MX 10 mx.test.");
    server.refuses("broken.test", Rcode.SERVFAIL);
    server.refuses("secret.test", Rcode.REFUSED);
    server.refuses("odd.test", Rcode.NOTIMP);
    server.babbles("babble.test");
    assertFailed(run("nowhere.test"), ErrorClass.NO_SUCH_NAME);
    assertFailed(run("empty.test"), ErrorClass.NO_SUCH_RECORD);
    assertFailed(run("broken.test"), ErrorClass.LOOK_UP_FAILED);
    assertFailed(run("secret.test"), ErrorClass.SERVICE_REFUSED);
    assertFailed(run("odd.test"), ErrorClass.PROTOCOL_VIOLATION);
    assertFailed(run("babble.test"), ErrorClass.PROTOCOL_VIOLATION);
  }

  @Test
  void silence_is_TimedOut_after_the_question_was_repeated() throws Exception {
    server.ignores("silent.test");
    Measurement measured = run("silent.test").within(Duration.ofSeconds(3)).measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.TIMED_OUT);
    assertThat(measured.phase()).isEqualTo("answer");
    assertThat(server.questions()).isEqualTo(2);
  }

  @Test
  void expected_answers_are_compared_as_a_person_reads_them() throws Exception {
    server.answers("test", "MX 10 MX.test.", "TXT \"v=spf1 \" \"-all\"", "AAAA 2001:db8::7");
    assertThat(expecting("test", RecordType.MX, "10 mx.test").measure().outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(expecting("test", RecordType.TXT, "v=spf1 -all").measure().outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(expecting("test", RecordType.AAAA, "2001:DB8:0::7").measure().outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertFailed(expecting("test", RecordType.MX, "20 mx.test"), ErrorClass.WRONG_ANSWER);
  }

  @Test
  void a_block_list_is_good_when_it_knows_nothing_and_says_nothing_when_it_refuses()
      throws Exception {
    assertThat(blockList("2.0.0.127.list.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    server.answers("2.0.0.127.list.test", "A 127.0.0.2");
    assertFailed(blockList("2.0.0.127.list.test"), ErrorClass.WRONG_ANSWER);
    server.answers("2.0.0.127.list.test", "A 127.255.255.254");
    assertThat(blockList("2.0.0.127.list.test").measure().outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_refusal_of_the_asker_says_nothing_where_the_definition_says_so() throws Exception {
    server.refuses("list.test", Rcode.REFUSED);
    NetRun run = run("list.test").with(DnsProbeType.INCONCLUSIVE_ANSWERS, List.of("REFUSED"));
    assertThat(run.measure().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void what_this_host_cannot_send_is_not_the_servers_fault() throws Exception {
    Measurement measured = run("mail.test").with(DnsProbeType.SERVER, "255.255.255.255").measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
  }

  @Test
  void a_long_answer_comes_by_TCP() throws Exception {
    server.truncates("many.test", "A 192.0.2.7");
    assertThat(run("many.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(server.tcpQuestions()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.FORMERR, Rcode.NOTIMP, Rcode.BADVERS, Rcode.SERVFAIL})
  void a_server_that_refuses_EDNS_alone_answers(int rcode) throws Exception {
    server.refusesEdns("mail.test", rcode, "A 192.0.2.7");
    assertThat(run("mail.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_server_or_firewall_that_drops_EDNS_alone_answers_at_once() throws Exception {
    server.ignoresEdns("mail.test", "A 192.0.2.7");
    assertThat(run("mail.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(server.questions()).isEqualTo(1);
  }

  @Test
  void a_refusal_without_the_question_is_read_as_what_it_says() throws Exception {
    server.refusesBriefly("secret.test", Rcode.REFUSED);
    server.refusesBriefly("odd.test", Rcode.FORMERR);
    assertFailed(run("secret.test"), ErrorClass.SERVICE_REFUSED);
    assertFailed(run("odd.test"), ErrorClass.PROTOCOL_VIOLATION);
    NetRun tolerant =
        run("secret.test").with(DnsProbeType.INCONCLUSIVE_ANSWERS, List.of("REFUSED"));
    assertThat(tolerant.measure().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void packets_that_answer_something_else_are_passed_over() throws Exception {
    server.answersAfterStrays("mail.test", "A 192.0.2.7");
    assertThat(run("mail.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void records_of_another_name_answer_nothing() throws Exception {
    server.answersFor("mail.test", "other.test.", "A", "192.0.2.7");
    assertFailed(run("mail.test"), ErrorClass.NO_SUCH_RECORD);
  }

  @Test
  void an_alias_is_followed_within_the_answer() throws Exception {
    server.says(
        "mail.test",
        question ->
            FakeNameServer.answer(question, "CNAME Host.test.", "host.test. A 192.0.2.7").toWire());
    assertThat(run("mail.test").measure().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void an_alias_of_a_name_of_others_is_no_word_that_a_record_is_missing() throws Exception {
    server.aliasOfElsewhere("mail.test");
    for (NetRun run : List.of(run("mail.test"), blockList("mail.test"))) {
      Measurement measured = run.measure();
      assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measured.message()).contains("alias");
    }
    server.says(
        "mail.test",
        question -> FakeNameServer.answer(question, "CNAME mail.elsewhere.example.").toWire());
    assertFailed(run("mail.test"), ErrorClass.NO_SUCH_RECORD);
  }

  @Test
  void a_server_that_refuses_TCP_alone_is_not_down() throws Exception {
    try (FakeNameServer other = FakeNameServer.withoutTcp()) {
      other.cutsOff("large.test", List.of(), "A 192.0.2.7", "A 192.0.2.8");
      Measurement whole = run("large.test", other).measure();
      assertThat(whole.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(whole.message()).contains("TCP").contains("refused");

      other.cutsOffAlways("huge.test", "A 192.0.2.7");
      Measurement some = run("huge.test", other).measure();
      assertThat(some.outcome()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(some.message()).contains("cut off").contains("TCP").contains("refused");

      assertFailed(blockList("huge.test", other), ErrorClass.WRONG_ANSWER);

      other.cutsOffAlways("blank.test");
      for (NetRun run : List.of(run("blank.test", other), blockList("blank.test", other))) {
        Measurement none = run.measure();
        assertThat(none.outcome()).as(none.message()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(none.message()).contains("cut off").contains("TCP").contains("refused");
      }
    }
  }

  @Test
  void a_server_that_is_silent_by_TCP_alone_is_not_down() throws Exception {
    server.says(
        "blank.test",
        question -> server.tcpQuestions() > 0 ? null : FakeNameServer.cutOff(question).toWire());
    Measurement measured = run("blank.test").within(Duration.ofSeconds(2)).measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void waiting_for_TCP_in_vain_does_not_make_a_server_slow() throws Exception {
    server.says(
        "large.test",
        question ->
            server.tcpQuestions() > 0 && question.getOPT() == null
                ? null
                : question.getOPT() == null
                    ? FakeNameServer.cutOff(question).toWire()
                    : FakeNameServer.answer(question, "A 192.0.2.7").toWire());
    Measurement measured = run("large.test").within(Duration.ofSeconds(4)).measure();
    assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(measured.sample().orElseThrow())
        .isLessThan(HostRun.figure(measured, "phase.answer") / 2);
  }

  @Test
  void a_referral_is_no_word_that_nothing_is_listed() throws Exception {
    server.refersElsewhere("2.0.0.127.list.test");
    assertThat(blockList("2.0.0.127.list.test").measure().outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_query_that_is_no_name_is_not_the_servers_fault() throws Exception {
    assertThat(run("a..b").measure().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_closed_port_is_named_or_times_out_but_never_succeeds() throws Exception {
    NetRun run = run("mail.test").hasty();
    server.close();
    Measurement measured = run.measure();
    assertThat(measured.errorClass()).isIn(ErrorClass.CONNECTION_REFUSED, ErrorClass.TIMED_OUT);
  }

  private NetRun run(String query) {
    return run(query, server);
  }

  private static NetRun run(String query, FakeNameServer asked) {
    return new NetRun("dns")
        .with(DnsProbeType.PORT, asked.address().getPort())
        .with(DnsProbeType.QUERY, query);
  }

  private NetRun expecting(String query, RecordType type, String answer) {
    return run(query)
        .with(DnsProbeType.RECORD_TYPE, type)
        .with(DnsProbeType.EXPECTED_ANSWERS, List.of(answer));
  }

  private NetRun blockList(String query) {
    return blockList(query, server);
  }

  private static NetRun blockList(String query, FakeNameServer asked) {
    return run(query, asked)
        .with(DnsProbeType.EXPECT, Expectation.NOTHING)
        .with(DnsProbeType.INCONCLUSIVE_ANSWERS, List.of("127.255.255.254"));
  }

  private static void assertFailed(NetRun run, String errorClass) throws InterruptedException {
    Measurement measured = run.measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measured.errorClass()).isEqualTo(errorClass);
    assertThat(measured.phase()).isEqualTo("answer");
    assertThat(measured.message()).isNotEmpty();
  }
}

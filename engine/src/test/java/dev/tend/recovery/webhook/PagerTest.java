package dev.tend.recovery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.testkit.ScriptedServer;
import dev.tend.testkit.TestKey;
import dev.tend.testkit.TlsScripts;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real HTTP server. */
class PagerTest {
  private static final RetryPolicy QUICK =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMillis(20), Duration.ofMillis(80), 20);

  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    open.add(receiver);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void a_page_arrives_with_its_evidence_the_secret_header_and_a_key_of_its_own() {
    pager(QUICK, receiver.webhook("")).send(page("alert-1", 1, "mail"));
    await().until(() -> !delivered.isEmpty());
    assertThat(delivered).containsExactly("alert-1:1");
    assertThat(receiver.keys).containsExactly("mail1:alert-1:1");
    assertThat(receiver.tokens).containsExactly("s3cret");
    assertThat(receiver.bodies.getFirst())
        .contains("\"alert.id\":\"alert-1\"", "\"sequence\":1", "\"state\":\"Unhealthy\"")
        .contains("\"evidence\":[\"login timed out\"]")
        .doesNotContain("s3cret");
  }

  @Test
  void a_server_that_fails_is_tried_until_it_takes_the_page() {
    receiver.status = 500;
    Pager pager = pager(QUICK, receiver.webhook(""));
    pager.send(page("alert-1", 1, "mail"));
    await().until(() -> receiver.keys.size() > 5);
    assertThat(delivered).isEmpty();
    assertThat(pager.failures()).isGreaterThan(4);
    assertThat(pager.waiting()).isEqualTo(1);

    receiver.status = 200;
    await().until(() -> !delivered.isEmpty());
    assertThat(pager.waiting()).isZero();
    assertThat(receiver.taken).containsExactly("mail1:alert-1:1");
  }

  @Test
  void pages_of_one_incident_keep_their_order_and_none_comes_twice() {
    receiver.status = 503;
    Pager pager = pager(QUICK, receiver.webhook(""));
    for (int sequence = 1; sequence <= 4; sequence++) {
      pager.send(page("alert-1", sequence, "mail"));
      pager.send(page("alert-1", sequence, "mail"));
    }
    await().until(() -> receiver.keys.size() > 3);
    assertThat(receiver.keys).containsOnly("mail1:alert-1:1");
    receiver.status = 202;
    await().until(() -> delivered.size() == 4);
    assertThat(receiver.taken)
        .containsExactly(
            "mail1:alert-1:1", "mail1:alert-1:2", "mail1:alert-1:3", "mail1:alert-1:4");
  }

  @Test
  void an_incident_whose_page_hangs_makes_way_for_the_others() {
    receiver.silentFor = "alert-1";
    Pager pager = pager(QUICK, receiver.webhook(""));
    pager.send(page("alert-1", 1, "mail"));
    pager.send(page("alert-2", 1, "mail"));
    await().until(() -> delivered.contains("alert-2:1"));
    receiver.silentFor = "none";
    await().until(() -> delivered.contains("alert-1:1"));
  }

  @Test
  void a_server_that_is_not_there_yet_gets_the_page_when_it_is() throws Exception {
    int port = receiver.port();
    receiver.close();
    Pager pager = pager(QUICK, Receiver.webhook(port, ""));
    pager.send(page("alert-1", 1, "mail"));
    await().until(() -> pager.failures() > 2);
    Receiver later = new Receiver(port);
    open.add(later);
    await().until(() -> !delivered.isEmpty());
    assertThat(later.taken).containsExactly("mail1:alert-1:1");
  }

  @Test
  void each_team_is_told_by_its_own_webhook_and_the_rest_by_the_common_one() throws IOException {
    Receiver network = new Receiver();
    open.add(network);
    Pager pager = pager(QUICK, receiver.webhook(""), network.webhook("Network"));
    pager.send(page("alert-1", 1, "network"));
    pager.send(page("alert-2", 1, "mail"));
    await().until(() -> delivered.size() == 2);
    assertThat(network.taken).containsExactly("mail1:alert-1:1");
    assertThat(receiver.taken).containsExactly("mail1:alert-2:1");
  }

  @Test
  void a_page_for_nobody_reaches_everybody_and_counts_once_all_have_it() throws IOException {
    Receiver other = new Receiver();
    open.add(other);
    other.status = 500;
    Pager pager = pager(QUICK, receiver.webhook("mail"), other.webhook("network"));
    pager.send(page("alert-1", 1, "storage"));
    await().until(() -> !receiver.taken.isEmpty() && other.keys.size() > 2);
    assertThat(delivered).isEmpty();
    other.status = 200;
    await().until(() -> !delivered.isEmpty());
    assertThat(receiver.taken).hasSize(1);
  }

  @Test
  void without_a_webhook_the_event_log_is_enough() {
    pager(QUICK).send(page("alert-1", 1, "mail"));
    assertThat(delivered).containsExactly("alert-1:1");
  }

  @Test
  void a_full_queue_refuses_and_takes_the_page_when_it_is_sent_again() {
    receiver.status = 500;
    Pager pager =
        pager(
            new RetryPolicy(QUICK.attempt(), QUICK.first(), QUICK.longest(), 1),
            receiver.webhook(""));
    pager.send(page("alert-1", 1, "mail"));
    pager.send(page("alert-2", 1, "mail"));
    assertThat(pager.waiting()).isEqualTo(1);
    receiver.status = 200;
    await().until(() -> delivered.contains("alert-1:1"));
    pager.send(page("alert-2", 1, "mail"));
    await().until(() -> delivered.contains("alert-2:1"));
  }

  @Test
  void a_page_arrives_at_a_webhook_that_warns_of_an_unrecognized_name() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.playing(
            peer -> {
              TlsScripts.warn(peer);
              while (!peer.line().isEmpty()) {}
              peer.send("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      Webhook webhook =
          new Webhook(
              Receiver.url("https://" + TlsScripts.HOST + ":" + server.port() + "/"),
              Optional.empty(),
              Optional.empty());
      SSLSocketFactory tls = TestKey.trusting(TlsScripts.TRUSTED).getSocketFactory();
      pager(QUICK, tls, webhook).send(page("alert-1", 1, "mail"));
      await().until(() -> !delivered.isEmpty());
    }
  }

  @Test
  void no_page_goes_to_a_webhook_whose_certificate_nobody_trusts() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(TlsScripts::warn)) {
      Webhook webhook =
          new Webhook(
              Receiver.url("https://" + TlsScripts.HOST + ":" + server.port() + "/"),
              Optional.empty(),
              Optional.empty());
      Pager pager = pager(QUICK, webhook);
      pager.send(page("alert-1", 1, "mail"));
      await().until(() -> pager.failures() > 1);
      assertThat(delivered).isEmpty();
    }
  }

  @Test
  void waits_grow_to_a_limit() {
    RetryPolicy retries = RetryPolicy.usual();
    assertThat(
            List.of(
                retries.after(1),
                retries.after(2),
                retries.after(3),
                retries.after(7),
                retries.after(99)))
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 60L, 60L);
  }

  private Pager pager(RetryPolicy retries, Webhook... webhooks) {
    return pager(retries, (SSLSocketFactory) SSLSocketFactory.getDefault(), webhooks);
  }

  private Pager pager(RetryPolicy retries, SSLSocketFactory tls, Webhook... webhooks) {
    HttpPagePost post =
        new HttpPagePost(
            "mail1",
            (host, deadline) -> List.of(InetAddress.getLoopbackAddress()),
            reference -> "s3cret",
            tls);
    open.add(post);
    Pager pager =
        new Pager(
            List.of(webhooks),
            post,
            retries,
            (alert, sequence) -> delivered.add(alert + ":" + sequence));
    open.add(pager);
    return pager;
  }

  private static Page page(String alert, int sequence, String team) {
    return new Page(
        alert,
        sequence,
        Page.Kind.OPENED,
        ItemId.of("Imap", "ImapLoginMonitor"),
        MonitorState.UNHEALTHY,
        NotificationServiceClass.URGENT,
        team,
        "IMAP is down",
        "Unhealthy",
        List.of("login timed out"));
  }
}

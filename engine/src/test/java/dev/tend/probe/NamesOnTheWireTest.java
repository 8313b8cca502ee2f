package dev.tend.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.HttpProbeType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.WebUrl;
import dev.tend.http.Http1Client;
import dev.tend.probe.client.Connector;
import dev.tend.probe.http.HttpProbe;
import dev.tend.resolver.DnsResolver;
import dev.tend.resolver.ResolvConf;
import dev.tend.testkit.ScriptedServer;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Web servers whose names are in a hosts file, and are not names for every library. */
@Timeout(30)
class NamesOnTheWireTest {
  private static final String HOSTS =
      """
      127.0.0.1 rspamd_mailcow mail_1.example.org xn--bcher-kva.example
      127.0.0.1 почта.рф   # as some write it
      """;

  @ParameterizedTest
  @CsvSource({
    "rspamd_mailcow, rspamd_mailcow",
    "mail_1.example.org., mail_1.example.org",
    "bücher.example, xn--bcher-kva.example",
    "почта.рф, xn--80a1acny.xn--p1ai",
    "127.0.0.1, 127.0.0.1",
  })
  void a_page_is_asked_for_by_name(String typed, String named) throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    try (ScriptedServer server = answering(asked)) {
      Measurement measured = page("http://" + typed + ":" + server.port() + "/");

      assertThat(measured.outcome()).as(measured.message()).isEqualTo(Outcome.SUCCEEDED);
      assertThat(asked).contains("Host: " + named + ":" + server.port());
    }
  }

  @Test
  void a_request_to_an_address_names_it_in_brackets_and_without_its_zone() throws Exception {
    assertThat(Http1Client.request("GET", WebUrl.parse("http://[fe80::1%25eth0]:81/x")))
        .satisfies(it -> assertThat(it.getAuthority()).hasToString("[fe80::1]:81"))
        .satisfies(it -> assertThat(it.getPath()).isEqualTo("/x"));
    assertThat(Http1Client.request("GET", WebUrl.parse("https://bücher.example:443/")))
        .satisfies(it -> assertThat(it.getAuthority()).hasToString("xn--bcher-kva.example"));
  }

  @Test
  void what_is_no_name_is_not_judged() throws Exception {
    assertThat(page("http://a..b/").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(page("http://[fe80::1%25no-such-zone]/"))
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.INCONCLUSIVE))
        .satisfies(it -> assertThat(it.message()).contains("no network interface"));
  }

  private static ScriptedServer answering(BlockingQueue<String> asked) throws Exception {
    return ScriptedServer.playing(
        peer -> {
          for (String line = peer.line(); !line.isEmpty(); line = peer.line()) {
            asked.add(line);
          }
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
  }

  private static Measurement page(String url) throws Exception {
    DnsResolver names = new DnsResolver(ResolvConf.by(List.of()), HOSTS);
    return new HttpProbe(new Connector(names))
        .measure(
            new ProbeRun(
                ItemId.of("Net", "Probe"),
                Settings.none()
                    .with(HttpProbeType.URL.name(), new Setting(url, new Provenance.Default())),
                Deadline.in(Duration.ofSeconds(10)),
                new CancellationScope(),
                reference -> reference));
  }
}

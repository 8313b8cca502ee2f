package dev.tend.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import dev.tend.core.event.HealthEvent;
import dev.tend.eventlog.EventLog;
import dev.tend.eventlog.EventLogSettings;
import dev.tend.eventlog.schema.Specimens;
import dev.tend.time.Deadline;
import dev.tend.time.SteadyClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandTest {
  private static final String LONG_AGO = "2026-01-01T00:00:00Z";

  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    EventLog log =
        EventLog.open(
            EventLogSettings.in(directory, "mail1"), SteadyClock.startingAt(Instant.EPOCH));
    List<HealthEvent> events = Specimens.all();
    log.append(events);
    assertThat(log.close(Deadline.in(Duration.ofSeconds(20)))).isTrue();
  }

  private Tend events(String... more) {
    String[] args = new String[more.length + 5];
    args[0] = "events";
    args[1] = "--directory";
    args[2] = directory.toString();
    args[3] = "--since";
    args[4] = LONG_AGO;
    System.arraycopy(more, 0, args, 5, more.length);
    return Tend.run(args);
  }

  @Test
  void a_person_reads_when_what_and_why() {
    Tend shown = events();
    assertThat(shown.err()).isEmpty();
    assertThat(shown.status()).isZero();
    assertThat(shown.out())
        .startsWith("TIME (UTC)")
        .contains(
            "2026-01-05 00:20:03  Smtp\\SmtpSelfTestMonitor\\mx1  Healthy → Degraded (Raised)")
        .contains("refused: TooSoon: the last act was 4m ago")
        .contains("restart-service started on service:postfix")
        .contains("verdict: Helped")
        .contains("Failed after 250 ms at connect: ConnectionRefused")
        .doesNotContain("Succeeded after")
        .doesNotContain("\u001b");
  }

  @Test
  void lines_of_the_version_before_are_shown_as_they_were() throws IOException {
    Path file = directory.resolve("ActiveMonitoring").resolve("ResponderResult.jsonl");
    Files.writeString(
        file,
        """
        {"@timestamp":"2026-01-05T00:30:00.000Z","event.id":"3:900","event.sequence":900,\
        "event.action":"responder-refused","event.dataset":"ActiveMonitoring/ResponderResult",\
        "tend.schema":1,"tend.item":"Smtp\\\\SmtpRestart","tend.healthset":"Smtp",\
        "tend.refusal.reason":"Braked","tend.refusal.gate":1,"message":"ada is looking at it"}
        """,
        StandardOpenOption.APPEND);
    assertThat(events().out())
        .contains("Smtp\\SmtpRestart")
        .contains("refused: Braked: ada is looking at it");
  }

  @Test
  void a_channel_that_is_named_is_shown_whole() {
    assertThat(events("--channel", "proberesult").out()).contains("Succeeded after 250 ms");
    assertThat(events("--channel", "probedef").out()).contains("Probe of type smtp");
  }

  @Test
  void json_is_the_lines_as_they_stand_and_yaml_the_same() {
    assertThat(events("--output", "json", "--limit", "1").out())
        .startsWith("{\"@timestamp\":\"2026-01-05T00:20:03.250Z\"")
        .hasLineCount(1);
    assertThat(events("-o", "yaml", "--limit", "1").out())
        .startsWith("---\n")
        .contains("event.action:");
  }

  @Test
  void what_cannot_be_asked_says_what_to_do() {
    Tend channel = events("--channel", "Nothing");
    assertThat(channel.status()).isEqualTo(2);
    assertThat(channel.err()).contains("ActiveMonitoring/ProbeResult");
    assertThat(events("--until", "yesterday").status()).isEqualTo(2);
    Tend nowhere = Tend.run("events", "--directory", directory.resolve("none").toString());
    assertThat(nowhere.status()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--directory");
  }

  @Test
  void an_hour_is_what_is_shown_unless_more_is_asked_for() {
    Tend shown = Tend.run("events", "--directory", directory.toString());
    assertThat(shown.out()).hasLineCount(1);
    assertThat(shown.status()).isZero();
  }
}

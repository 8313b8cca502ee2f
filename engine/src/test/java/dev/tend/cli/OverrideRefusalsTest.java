package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What is wrong is refused with the reason and the nearest right spelling; nothing is written. */
class OverrideRefusalsTest {
  private static final String MOUNTS = "Store/DatabaseRepeatedMountsMonitor";

  @TempDir private Path directory;
  private OverridePlace place;

  @BeforeEach
  void start() throws Exception {
    place = OverridePlace.withAgent(directory);
  }

  @AfterEach
  void stop() throws Exception {
    place.close();
  }

  private static String[] add(String scope, String... more) {
    return Stream.concat(Stream.of("add-" + scope + "-monitoring-override"), Stream.of(more))
        .toArray(String[]::new);
  }

  private static String[] monitor(String identity, String property, String value, String... more) {
    String[] start = {
      "--identity",
      identity,
      "--item-type",
      "Monitor",
      "--property-name",
      property,
      "--property-value",
      value
    };
    return add("global", Stream.concat(Stream.of(start), Stream.of(more)).toArray(String[]::new));
  }

  private static final List<Arguments> MISTAKES =
      List.of(
          arguments(
              1,
              monitor("Store/DatabaseRepeatedMountMonitor", "Enabled", "0"),
              List.of(
                  "there is no Monitor Store\\DatabaseRepeatedMountMonitor here",
                  "did you mean Store\\DatabaseRepeatedMountsMonitor?")),
          arguments(
              1,
              monitor(MOUNTS, "MonitoringIntervallSeconds", "1"),
              List.of("has no property", "did you mean MonitoringIntervalSeconds?")),
          arguments(
              1,
              monitor(MOUNTS, "MonitoringIntervalSeconds", "1GB"),
              List.of("cannot be '1GB'", "a duration with its unit")),
          arguments(
              1,
              monitor(MOUNTS, "monitoringInterval", "3600"),
              List.of("a bare number has no unit", "3600s")),
          arguments(
              1,
              monitor(MOUNTS, "MonitoringThreshold", "180GB"),
              List.of("a count of results, not a size")),
          arguments(
              1,
              add("server", MOUNTS, "--item-type=Probe", "--property=Enabled", "--value=0"),
              List.of("is a Monitor, not a Probe")),
          arguments(
              1,
              add("server", MOUNTS, "--item-type=Monitr", "--property=Enabled", "--value=0"),
              List.of("'Monitr' is not an item type", "did you mean Monitor?")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--duration=-1.00:00:00"),
              List.of("'-1.00:00:00' is not a duration", "60.00:00:00")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--duration=P-1D"),
              List.of("must last for some time")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "-Duration", "60"),
              List.of("60 days", "60 minutes", "write 60d or 60m")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--version", "latest"),
              List.of("'latest' is not a range of versions", "[3.7,3.9)")),
          arguments(
              1, monitor(MOUNTS, "probes", "Other"), List.of("cannot be overridden", "one of")),
          arguments(
              1,
              add("server", "Smtp/SmtpRestart", "--property=service", "--value=sshd"),
              List.of("service of SmtpRestart cannot be overridden")),
          arguments(
              1,
              add("server", "MailFlow/MailFlowCtpRestart", "--property=mode", "--value=act"),
              List.of("can only be lowered, not raised to act", "one of off, observe, approve")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--servers", "mial1.example.org"),
              List.of(
                  "no server 'mial1.example.org'", "did you mean mail1.example.org?", "--unseen")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--groups=mailboxes"),
              List.of("no group 'mailboxes'", "did you mean mailbox?")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--servers", ""),
              List.of("an override for no server is not one for all")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "-Servers:"),
              List.of("an override for no server is not one for all")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--groups= "),
              List.of("an override for no server is not one for all")),
          arguments(
              1,
              monitor(MOUNTS, "Enabled", "0", "--servers=mail2,,mail1.example.org"),
              List.of("a server needs a name")),
          arguments(
              1,
              add("server", "Store", "--item-type=Monitor", "--property=Enabled", "--value=0"),
              List.of("Store is a whole health set, not a Monitor", "item type HealthSet")),
          arguments(
              2,
              add("server", MOUNTS, "--property=Enabled"),
              List.of("Missing required option: '--property-value=VALUE'")),
          arguments(
              2,
              add("server", MOUNTS, "--value=0"),
              List.of("which property?", "--property-name NAME")),
          arguments(
              2,
              add("server", "--property=Enabled", "--value=0"),
              List.of("which item?", "--identity HealthSet/Item")),
          arguments(
              2,
              add("server", MOUNTS, "--identity=Store", "--property=Enabled", "--value=0"),
              List.of("two identities are given")),
          arguments(
              2,
              monitor(MOUNTS, "Enabled", "0", "-Server", "mail1"),
              List.of("-Server", "did you mean --servers?")),
          arguments(2, monitor(MOUNTS, "Enabled", "0", "-Confirm"), List.of("asks on a terminal")),
          arguments(
              2,
              monitor(MOUNTS, "Enabled", "0", "-Confirm:$maybe"),
              List.of("--confirm: '$maybe' is neither true nor false")));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void a_mistake_is_refused(int status, String[] args, List<String> words) throws Exception {
    Tend run = place.tend(args);

    assertThat(run.err()).contains(words).startsWith("tend: ");
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(place.kept()).isEmpty();
  }

  @Test
  void what_is_there_already_is_described_and_stays() throws Exception {
    place.tend(monitor(MOUNTS, "MonitoringIntervalSeconds", "3600", "--owner=ben"));

    Tend run = place.tend(monitor(MOUNTS, "monitoringInterval", "2h"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("does that already: 1h, until removed, added by ben")
        .contains("--replace");
    assertThat(place.words())
        .containsExactly("Store\\DatabaseRepeatedMountsMonitor monitoringInterval=1h");
    assertThat(place.tend(monitor(MOUNTS, "monitoringInterval", "2h", "--replace")).status())
        .isZero();
    assertThat(place.words())
        .containsExactly("Store\\DatabaseRepeatedMountsMonitor monitoringInterval=2h");
  }

  @Test
  void a_refusal_is_data_too() throws Exception {
    Tend run = place.tend(monitor("Stroe", "Enabled", "0", "-o=json"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("\"done\" : false", "\"suggestion\" : \"Store\"");
  }

  @Test
  void what_is_refused_with_an_agent_is_refused_without_one() throws Exception {
    try (OverridePlace lonely = OverridePlace.withoutAgent(directory)) {
      for (Arguments mistake : MISTAKES) {
        Tend run = lonely.tend((String[]) mistake.get()[1]);
        assertThat(run.status()).isEqualTo(mistake.get()[0]);
        for (Object word : (List<?>) mistake.get()[2]) {
          assertThat(run.err()).contains((String) word);
        }
      }
      assertThat(lonely.kept()).isEmpty();
    }
  }
}

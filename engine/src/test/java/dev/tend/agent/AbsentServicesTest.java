package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.service.Services;
import dev.tend.recovery.service.Systemd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health sets whose service may be no part of the host. */
class AbsentServicesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String INSTALLED = "LoadState=loaded\nActiveState=inactive\n";
  private static final String NOWHERE = "LoadState=not-found\nActiveState=inactive\n";

  @TempDir private Path directory;
  private final Set<Integer> listening = new TreeSet<>();
  private AbsentServices absent;

  @BeforeEach
  void ask_a_systemd() {
    absent = asking();
  }

  @Test
  void e11_a_set_is_off_while_its_service_is_not_installed_and_on_once_it_is() throws Exception {
    unitIs(NOWHERE);
    HealthSetDefinition off = taking("127.0.0.1");
    assertThat(off.enabled()).isFalse();
    assertThat(off.switchedOff()).contains("demo.service is not installed here");

    unitIs(INSTALLED);
    assertThat(taking("127.0.0.1")).isEqualTo(set("127.0.0.1"));
  }

  @Test
  void an_override_switches_it_on_all_the_same() throws Exception {
    unitIs(NOWHERE);
    MonitoringOverride on =
        new MonitoringOverride(
            "o7",
            new Selector.ThisServer(),
            new Subject.WholeSet("Demo"),
            "enabled",
            "true",
            "ada",
            "it runs in a container",
            NOW,
            new Validity.Forever());
    HealthSetDefinition merged =
        OverrideMerge.merge(
                List.of(taking("127.0.0.1")),
                List.of(on),
                new ServerContext("mail1", Set.of(), Optional.empty()),
                NOW)
            .sets()
            .getFirst()
            .definition();
    assertThat(merged.enabled()).isTrue();
  }

  @Test
  void what_cannot_be_found_out_stays_as_it_was_and_is_watched_at_first() throws Exception {
    assertThat(taking("127.0.0.1").enabled()).as("at first").isTrue();
    unitIs(NOWHERE);
    assertThat(taking("127.0.0.1").enabled()).isFalse();
    Files.delete(directory.resolve("demo.service"));
    assertThat(taking("127.0.0.1").enabled()).as("later").isFalse();
  }

  @Test
  void what_listens_on_its_port_or_runs_elsewhere_is_watched_also_once_it_fails() throws Exception {
    unitIs(NOWHERE);
    assertThat(taking("192.0.2.1").enabled()).as("elsewhere").isTrue();

    AbsentServices later = asking();
    listening.add(1143);
    assertThat(taking(later, "127.0.0.1").enabled()).isTrue();
    listening.clear();
    assertThat(taking(later, "127.0.0.1").enabled()).as("it has failed").isTrue();
  }

  private HealthSetDefinition taking(String host) {
    return taking(absent, host);
  }

  private static HealthSetDefinition taking(AbsentServices absent, String host) {
    return absent.without(List.of(set(host))).getFirst();
  }

  private static HealthSetDefinition set(String host) {
    return new HealthSetReader(Types.builtIn(), Parameters.none())
        .read(
            "demo.yaml",
            """
            healthSet: Demo
            healthGroup: ServiceComponents
            onlyWith: demo
            description: A service.
            runbook: Look.
            probes:
              - {name: Greets, type: imap, description: It greets., recurrenceInterval: 20s,
                 timeout: 5s, host: %s, port: 1143}
            """
                .formatted(host))
        .definition()
        .orElseThrow();
  }

  private void unitIs(String properties) throws IOException {
    Files.writeString(directory.resolve("demo.service"), "Id=demo.service\n" + properties);
  }

  /** A systemd that shows a file, and fails without one. */
  private AbsentServices asking() {
    List<String> systemctl =
        List.of("sh", "-c", "for one; do :; done; cat \"$0/$one\"", directory.toString());
    Systemd systemd = new Systemd(systemctl, List.of("true"), ProcessTable.ofThisHost());
    return new AbsentServices(
        new Services(Map.of(), Optional.of(systemd)), port -> listening.contains(port));
  }
}

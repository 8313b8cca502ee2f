package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.HealthCore;
import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput.DefinitionsApplied;
import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.override.merge.EffectiveDefinitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is told a monitor is raised for, also by the next run of the agent. */
class RedEventsTest {
  private static final ItemId PROBE = ItemId.of("Backup", "BackupProbe").forTarget("db1");

  private final HealthCore core = new HealthCore(CoreSettings.defaults("mail1"));
  private final RedEvents reds = new RedEvents();
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  @BeforeEach
  void start() throws Exception {
    HealthSetDefinition set =
        new HealthSetReader(Types.builtIn(), Parameters.none())
            .read("backup.yaml", Files.readString(Path.of("src/test/resources/api/backup.yaml")))
            .definition()
            .orElseThrow();
    core.handle(new DefinitionsApplied(EffectiveDefinitions.unchanged(List.of(set))), now);
  }

  @Test
  void the_newest_red_is_told_until_its_green() {
    report("nightly", Outcome.FAILED, "no space");
    report("weekly", Outcome.FAILED, "no tape");
    assertThat(told(reds)).contains("weekly: no tape");
    report("weekly", Outcome.SUCCEEDED, "");
    assertThat(told(reds)).contains("nightly: no space");
    report("nightly", Outcome.SUCCEEDED, "");
    assertThat(told(reds)).isEmpty();
  }

  @Test
  void the_next_run_tells_it_from_what_was_kept() {
    report("nightly", Outcome.FAILED, "no space");
    RedEvents next = new RedEvents();
    next.restore(core.checkpoint());
    assertThat(told(next)).contains("nightly: no space");
  }

  private void report(String key, Outcome outcome, String message) {
    now = now.plusSeconds(1);
    ProbeReported event =
        ProbeReported.of(PROBE, now, Duration.ZERO, outcome).saying("", message).notifying(key);
    reds.see(core.handle(event, now).events());
  }

  private static Optional<String> told(RedEvents events) {
    return events.newest(PROBE).map(red -> red.notification().orElseThrow() + ": " + red.message());
  }
}

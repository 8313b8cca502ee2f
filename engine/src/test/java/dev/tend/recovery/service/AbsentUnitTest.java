package dev.tend.recovery.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.config.ServiceCommands;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.ActionFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which services are no part of a host, as systemd tells it. */
class AbsentUnitTest {
  private static final String UNIT = "demo.service";
  private static final String IDLE = "ActiveState=inactive";
  private static final String DISABLED = "UnitFileState=disabled";

  @TempDir private Path directory;
  private FakeSystemctl fake;

  @BeforeEach
  void lay_out() throws Exception {
    fake = new FakeSystemctl(directory);
  }

  @Test
  void one_that_is_not_installed_is_absent() throws Exception {
    assertThat(absent()).contains("demo.service is not installed here");
  }

  @Test
  void one_that_is_disabled_or_masked_and_has_not_run_is_absent() throws Exception {
    fake.unit(UNIT, "LoadState=loaded", IDLE, DISABLED);
    assertThat(absent()).get().asString().contains("is disabled here");
    fake.unit(UNIT, "LoadState=masked", IDLE, "UnitFileState=masked");
    assertThat(absent()).get().asString().contains("is masked here");
  }

  @Test
  void one_that_runs_failed_was_stopped_or_is_wanted_is_not_absent() throws Exception {
    for (String[] here :
        new String[][] {
          {"LoadState=loaded", "ActiveState=active", DISABLED},
          {"LoadState=loaded", "ActiveState=failed", DISABLED},
          {"LoadState=not-found", "ActiveState=failed"},
          {"LoadState=not-found", "ActiveState=active"},
          {"LoadState=masked", "ActiveState=failed", "UnitFileState=masked"},
          {"LoadState=masked", IDLE, "ActiveEnterTimestampMonotonic=12345"},
          {"LoadState=loaded", IDLE, DISABLED, "ActiveEnterTimestampMonotonic=12345"},
          {"LoadState=loaded", IDLE, DISABLED, "TriggeredBy=demo.socket"},
          {"LoadState=loaded", IDLE, "UnitFileState=enabled"},
          {"LoadState=loaded", IDLE, "UnitFileState=static"},
          {"LoadState=loaded", IDLE, "UnitFileState=generated"},
          {"LoadState=loaded", IDLE, "UnitFileState="},
        }) {
      fake.unit(UNIT, here);
      assertThat(absent()).as("%s", List.of(here)).isEmpty();
    }
  }

  @Test
  void one_whose_end_stands_in_the_journal_is_not_absent_although_systemd_forgot_it()
      throws Exception {
    fake.unit(UNIT, "LoadState=loaded", IDLE, DISABLED);
    for (String how : List.of(FakeSystemctl.ENDED, FakeSystemctl.STOPPED_BY_A_JOB)) {
      fake.journal(UNIT, how);
      assertThat(absent()).isEmpty();
    }
  }

  @Test
  void one_of_a_systemd_that_does_not_answer_is_unknown() {
    Systemd none = new Systemd(List.of("/bin/false"), List.of(), ProcessTable.ofThisHost());
    assertThatThrownBy(() -> absent(new Services(Map.of(), Optional.of(none))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be asked about demo.service");
  }

  @Test
  void one_that_commands_manage_is_no_unit_that_could_be_absent() throws Exception {
    List<String> none = List.of();
    ServiceCommands commands =
        new ServiceCommands(
            List.of("/bin/true"), List.of("/bin/true"), none, none, none, none, Optional.empty());
    assertThat(absent(new Services(Map.of("demo", commands), Optional.of(systemd())))).isEmpty();
    assertThat(absent(new Services(Map.of(), Optional.empty()))).isEmpty();
  }

  private Systemd systemd() {
    return new Systemd(fake.argv(), fake.journalctl(), ProcessTable.ofThisHost());
  }

  private Optional<String> absent() throws Exception {
    return absent(new Services(Map.of(), Optional.of(systemd())));
  }

  private static Optional<String> absent(Services services) throws Exception {
    return services.absent("demo", ActionFixture.bounds(Duration.ofSeconds(20)));
  }
}

package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.MonitorRecord;
import dev.tend.core.record.MonitorResponseRecord;
import dev.tend.core.record.PageRecord;
import dev.tend.core.record.RecoveryRecord;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.MonitorState;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.store.LocalStore;
import dev.tend.state.ChildRecord;
import dev.tend.state.OpenedState;
import dev.tend.state.StateOrigin;
import dev.tend.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever version 0.1 wrote is read to the last field, and what is written back is the same. */
class EarlierVersionTest {
  @TempDir private Path directory;
  private EarlierVersion written;

  @BeforeEach
  void copy() throws Exception {
    written = EarlierVersion.copyTo(directory);
  }

  private OpenedState open() throws Exception {
    return StateStore.open(written.state(), Types.builtIn());
  }

  private static <R extends DurableRecord> Stream<R> of(Class<R> kind, OpenedState opened) {
    return opened.state().records().stream().filter(kind::isInstance).map(kind::cast);
  }

  @Test
  void the_state_is_whole_and_says_what_it_said() throws Exception {
    OpenedState opened = open();
    try (StateStore store = opened.store()) {
      assertThat(opened.beginning()).isEqualTo(new StateOrigin.Loaded());
      assertThat(opened.unreadable()).isEmpty();
      assertThat(opened.state().records()).hasSize(33);
      assertThat(of(EnvironmentRecord.class, opened)).hasSize(1);
      assertThat(of(LedgerRecord.class, opened)).hasSize(7);
      assertThat(of(PageRecord.class, opened)).hasSize(4);
      RecoveryRecord action = of(RecoveryRecord.class, opened).findFirst().orElseThrow();
      assertThat(action.intent().responder()).isEqualTo(ItemId.of("Busy", "Long"));
      assertThat(action.intent().definition().timeout()).isEqualTo(Duration.ofMinutes(20));
      assertThat(store.children(action.intent().instance()))
          .containsExactly(new ChildRecord(7382, 211_305));

      MonitorRecord repaired = monitor(opened, "busy\\repairedmonitor");
      assertThat(repaired.repair().orElseThrow().owner()).isEqualTo("carla");
      assertThat(repaired.repair().orElseThrow().until())
          .isEqualTo(Instant.parse("2026-11-30T10:28:20.990533589Z"));
      assertThat(monitor(opened, "watched\\badmonitor\\one").beneath())
          .isEqualTo(MonitorState.UNHEALTHY);
      assertThat(
              of(MonitorResponseRecord.class, opened)
                  .flatMap(chain -> chain.incident().stream())
                  .filter(MonitorResponseRecord.IncidentRecord::open)
                  .map(MonitorResponseRecord.IncidentRecord::alertId))
          .containsExactlyInAnyOrder("alert-episode-1:41", "alert-episode-1:60");
      assertThat(opened.state().checkpoint().orElseThrow().windows()).hasSize(10);
      assertThat(opened.state().checkpoint().orElseThrow().probes()).hasSize(7);
    }
  }

  private static MonitorRecord monitor(OpenedState opened, String name) {
    return of(MonitorRecord.class, opened)
        .filter(record -> record.key().equals("monitor:" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_events_are_all_read() throws Exception {
    List<EventLine> events = new EventFiles(written.events()).all();
    assertThat(events).hasSize(EarlierVersion.EVENTS);
    assertThat(events).noneMatch(line -> line.text(EventField.ACTION).isEmpty());
    assertThat(new EventFiles(written.events()).of("recovery-judged")).hasSize(6);
  }

  @Test
  void the_overrides_of_this_server_are_read() throws Exception {
    try (LocalStore store = LocalStore.open(written.state())) {
      assertThat(store.view().rejectedSources()).isEmpty();
      assertThat(store.overrides().stream().map(MonitoringOverride::id))
          .containsExactlyInAnyOrderElementsOf(EarlierVersion.LOCAL);
    }
  }

  @Test
  void the_shared_overrides_are_read_and_recalled() throws Exception {
    SharedDirectory shared = new SharedDirectory(written.shared(), TrustPolicy.PLAIN);
    SharedView view = shared.look(SharedView.EMPTY);
    assertThat(view.overrides().stream().map(MonitoringOverride::id))
        .containsExactlyInAnyOrderElementsOf(EarlierVersion.GLOBAL);
    assertThat(view.rejectedSources())
        .singleElement()
        .extracting(RejectedSource::reason)
        .asString()
        .contains("it has the format 9");
    Acknowledgement heard = shared.acknowledgements().getFirst();
    assertThat(heard.server()).isEqualTo("mail1");
    assertThat(heard.lines()).hasSize(5);
    try (LocalStore store = LocalStore.open(written.state())) {
      String note = store.note("shared").orElseThrow();
      SharedDirectory there =
          new SharedDirectory(Path.of("/tmp/storage-compat/shared"), TrustPolicy.PLAIN);
      assertThat(there.recall(note).overrides().stream().map(MonitoringOverride::id))
          .containsExactlyInAnyOrderElementsOf(EarlierVersion.GLOBAL);
    }
  }
}

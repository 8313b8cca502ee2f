package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.core.event.EventId;
import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.ProbeRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.ItemId;
import dev.tend.definition.type.Types;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");

  @TempDir private Path above;

  private Path directory() {
    return above.resolve("state");
  }

  private OpenedState open() throws StateException {
    return StateStore.open(directory(), Types.builtIn());
  }

  private static List<DurableChange> put(DurableRecord record) {
    return List.of(DurableChange.put(record));
  }

  @Test
  void a_first_life_begins_with_nothing_and_a_second_with_what_was_kept() throws Exception {
    try (StateStore store = open().store()) {
      store.keep(put(Keeper.ledger(1)));
      store.keep(put(Keeper.ledger(2)));
      store.keep(List.of());
      store.keep(List.of(DurableChange.remove(LedgerRecord.key("act-1"))));
    }
    OpenedState second = open();
    second.store().close();
    assertThat(second.beginning()).isEqualTo(new StateOrigin.Loaded());
    assertThat(second.unreadable()).isEmpty();
    assertThat(second.state().records()).containsExactly(Keeper.ledger(2));
    assertThat(second.state().checkpoint()).isEmpty();
  }

  @Test
  void nothing_found_is_said() throws Exception {
    OpenedState first = open();
    first.store().close();
    assertThat(first.beginning()).isEqualTo(new StateOrigin.Fresh());
    assertThat(first.state()).isEqualTo(StoredState.of(List.of()));
  }

  @Test
  void the_newest_checkpoint_stands() throws Exception {
    Checkpoint older = new Checkpoint(new EventId(1, 1), NOW, List.of(), Map.of());
    Checkpoint newer =
        new Checkpoint(
            new EventId(1, 2),
            NOW,
            List.of(),
            Map.of(ItemId.of("Smtp", "Banner"), new ProbeRecord(1, Long.MIN_VALUE, true, 3, 4)));
    try (StateStore store = open().store()) {
      store.checkpoint(older);
      store.checkpoint(newer);
    }
    OpenedState second = open();
    second.store().close();
    assertThat(second.state().checkpoint()).contains(newer);
  }

  @Test
  void children_are_known_until_they_are_gone() throws Exception {
    try (StateStore store = open().store()) {
      store.childBegan("act-1", 10, 1_000);
      store.childBegan("act-1", 11, 1_001);
      store.childBegan("act-2", 12, 1_002);
    }
    try (StateStore store = open().store()) {
      assertThat(store.children("act-1"))
          .containsExactly(new ChildRecord(10, 1_000), new ChildRecord(11, 1_001));
      store.childrenEnded("act-1");
      assertThat(store.children("act-1")).isEmpty();
      assertThat(store.children("act-2")).hasSize(1);
    }
  }

  @Test
  void a_second_agent_on_the_directory_is_refused_and_the_first_goes_on() throws Exception {
    try (StateStore first = open().store()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(StateException.class)
            .isThrownBy(this::open)
            .withMessageContaining("another agent uses " + directory())
            .withMessageContaining("process " + ProcessHandle.current().pid());
      }
      first.keep(put(Keeper.ledger(1)));
    }
    open().store().close();
  }

  @Test
  void the_directory_is_for_its_owner_alone() throws Exception {
    open().store().close();
    assertThat(Files.getPosixFilePermissions(directory())).hasSize(3);
    assertThat(Files.getPosixFilePermissions(directory().resolve("native"))).hasSize(3);
  }

  @Test
  void the_state_can_be_read_while_no_agent_runs_and_while_one_does() throws Exception {
    StateStore store = open().store();
    store.keep(put(Keeper.ledger(1)));
    assertThat(StateStore.read(directory(), Types.builtIn()).records())
        .containsExactly(Keeper.ledger(1));
    store.keep(put(Keeper.ledger(2)));
    store.close();
    Map<String, Long> before = sizes();
    assertThat(StateStore.read(directory(), Types.builtIn()).records()).hasSize(2);
    assertThat(sizes()).isEqualTo(before);
  }

  private Map<String, Long> sizes() throws Exception {
    Map<String, Long> sizes = new TreeMap<>();
    try (var files = Files.list(directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(file.getFileName().toString(), Files.size(file));
      }
    }
    return sizes;
  }

  @Test
  void where_nothing_was_kept_there_is_nothing_to_read_and_nothing_is_made() {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> StateStore.read(directory(), Types.builtIn()))
        .withMessageContaining("has an agent run there?");
    assertThat(directory()).doesNotExist();
  }
}

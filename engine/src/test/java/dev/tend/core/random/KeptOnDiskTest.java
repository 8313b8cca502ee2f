package dev.tend.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.Checkpoint;
import dev.tend.core.record.DurableChange;
import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.state.OpenedState;
import dev.tend.state.StateException;
import dev.tend.state.StateOrigin;
import dev.tend.state.StateStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every restart and every twin of the random simulation goes on from a real file. */
class KeptOnDiskTest {
  private static final long LENGTH = Long.getLong("tend.random.disk", 4_000);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_core_goes_on_from_the_disk_as_if_it_had_never_stopped(long seed) {
    World world = new World(seed, new Coverage());
    Disk disk = new Disk();
    world.stage().store().keepIn(disk);
    world.run(LENGTH);
    new Finale(world.stage()).play();
    world.stage().store().state();
    assertThat(disk.opened).as("how often it was opened").isGreaterThan(3);
    assertThat(disk.kinds).as("kinds of records").hasSizeGreaterThan(5);
  }

  /** One store after the other on one directory. */
  private final class Disk implements Vault {
    private final List<List<DurableChange>> waiting = new ArrayList<>();
    private Optional<Checkpoint> windows = Optional.empty();
    private final Set<String> kinds = new TreeSet<>();
    private int opened;

    @Override
    public void keep(List<DurableChange> changes) {
      waiting.add(changes);
      changes.forEach(
          change ->
              change
                  .record()
                  .map(DurableRecord::getClass)
                  .map(Class::getSimpleName)
                  .ifPresent(kinds::add));
    }

    @Override
    public void keep(Checkpoint checkpoint) {
      windows = Optional.of(checkpoint);
    }

    @Override
    public StoredState reopened() {
      try (StateStore store = open().store()) {
        store.keep(waiting.stream().flatMap(List::stream).toList());
        if (windows.isPresent()) {
          store.checkpoint(windows.get());
        }
      } catch (StateException failed) {
        throw new Violation("KeptAsItWas", String.valueOf(failed.getMessage()));
      }
      waiting.clear();
      windows = Optional.empty();
      OpenedState again = open();
      again.store().close();
      assertThat(again.beginning()).isInstanceOf(StateOrigin.Loaded.class);
      assertThat(again.unreadable()).isEmpty();
      return again.state();
    }

    private OpenedState open() {
      opened++;
      try {
        return StateStore.open(directory, Types.builtIn());
      } catch (StateException failed) {
        throw new Violation("KeptAsItWas", String.valueOf(failed.getMessage()));
      }
    }
  }
}

package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.record.DurableRecord;
import dev.tend.core.record.LedgerRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledKeeperTest {
  private static final int KILLS = Integer.getInteger("tend.state.kills", 20);

  @TempDir private Path directory;

  @Test
  void whatever_was_said_to_be_kept_is_there_after_a_kill() throws Exception {
    Random random = new Random(7);
    for (int kill = 1; kill <= KILLS; kill++) {
      int said = saidBeforeKill(random.nextInt(1, 300));
      OpenedState opened = StateStore.open(directory, Types.builtIn());
      opened.store().close();
      assertThat(opened.beginning()).isEqualTo(new StateOrigin.Loaded());
      assertThat(opened.unreadable()).isEmpty();
      int last = Keeper.last(opened.state());
      assertThat(last).as("kill %s", kill).isBetween(said, said + 1);
      assertThat(ledger(opened.state())).isEqualTo(expected(last));
    }
  }

  private static Set<DurableRecord> ledger(StoredState state) {
    Set<DurableRecord> found = new HashSet<>(state.records());
    found.removeIf(record -> !(record instanceof LedgerRecord));
    return found;
  }

  private static Set<DurableRecord> expected(int last) {
    Set<DurableRecord> expected = new HashSet<>();
    for (int number = Math.max(1, last - Keeper.STANDING + 1); number <= last; number++) {
      expected.add(Keeper.ledger(number));
    }
    return expected;
  }

  private int saidBeforeKill(int enough) throws Exception {
    Process keeper =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Keeper.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int last = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8))) {
      int lines = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Integer.parseInt(line);
        lines++;
        if (lines == enough) {
          // The handle, for the process itself would also close what is still to be read.
          keeper.toHandle().destroyForcibly();
        }
      }
    }
    keeper.waitFor();
    assertThat(last).as("the keeper ran").isPositive();
    return last;
  }
}

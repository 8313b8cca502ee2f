package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look opens, and what it makes of files that come, go and change. */
class DirectoryScanTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");
  private static final MonitoringOverride TWO = Sample.of("Two", "5");
  private static final String ONES_FILE = DirectoryLayout.name(ONE.key());
  private static final String TWOS_FILE = DirectoryLayout.name(TWO.key());

  @TempDir private Path path;
  private final UnsteadyDisk disk = new UnsteadyDisk();
  private long nanos = 1;
  private SharedView view = SharedView.EMPTY;

  @BeforeEach
  void write() throws IOException, ExistingOverrideException {
    add(ONE);
    add(TWO);
  }

  private void add(MonitoringOverride override) throws IOException, ExistingOverrideException {
    new SharedDirectory(path, TrustPolicy.PLAIN).add(override, Optional.empty(), true, Sample.NOW);
  }

  private void look(UnsteadyDisk through) throws IOException {
    through.opened.clear();
    view = new SharedDirectory(path, TrustPolicy.PLAIN, through, () -> nanos).look(view);
  }

  private void look() throws IOException {
    look(disk);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private void settle() throws IOException {
    look();
    pass(FileVersion.SETTLES);
    look();
    look();
  }

  @Test
  void where_nothing_changed_no_file_is_opened() throws IOException {
    settle();

    assertThat(disk.opened).isEmpty();
    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void only_what_is_new_or_changed_is_opened() throws IOException, ExistingOverrideException {
    settle();
    MonitoringOverride changed = Sample.of("One", "7");
    MonitoringOverride three = Sample.of("Three", "5");
    add(changed);
    add(three);
    look();

    assertThat(disk.opened).containsExactlyInAnyOrder(ONES_FILE, DirectoryLayout.name(three.key()));
    assertThat(view.overrides()).containsExactlyInAnyOrder(changed, TWO, three);
  }

  @Test
  void what_is_left_out_is_not_opened_again_either() throws IOException {
    Files.writeString(path.resolve(ONES_FILE), "{}\n");
    settle();

    assertThat(disk.opened).isEmpty();
    assertThat(view.rejectedSources())
        .singleElement()
        .extracting(RejectedSource::reason)
        .asString()
        .contains("the field id is missing");
  }

  @Test
  void what_is_gone_holds_no_more() throws IOException {
    look();
    new SharedDirectory(path, TrustPolicy.PLAIN).remove(ONE.key());
    look();

    assertThat(view.overrides()).containsExactly(TWO);
  }

  @Test
  void what_changes_twice_within_a_tick_of_the_file_system_is_found() throws IOException {
    UnsteadyDisk coarse =
        new UnsteadyDisk() {
          private final Map<Path, FileAttributes> ticks = new HashMap<>();

          @Override
          public FileAttributes stat(Path file) throws IOException {
            FileAttributes first = ticks.putIfAbsent(file, super.stat(file));
            return first == null ? super.stat(file) : first;
          }
        };
    look(coarse);
    pass(Duration.ofSeconds(1));
    MonitoringOverride changed = Sample.of("One", "7");
    Files.writeString(
        path.resolve(ONES_FILE),
        OverrideFile.compose(changed, Optional.empty(), TrustPolicy.PLAIN));
    look(coarse);

    assertThat(view.overrides()).contains(changed);
  }

  @Test
  void a_file_that_goes_between_listing_and_reading_is_simply_gone() throws IOException {
    UnsteadyDisk vanishing =
        new UnsteadyDisk() {
          @Override
          public byte[] read(Path file, int most) throws IOException {
            if (file.endsWith(ONES_FILE)) {
              Files.delete(file);
            }
            return super.read(file, most);
          }
        };
    look(vanishing);

    assertThat(view.overrides()).containsExactly(TWO);
    assertThat(view.rejectedSources()).isEmpty();
  }

  @Test
  void a_listing_that_passes_a_file_over_does_not_remove_it() throws IOException {
    look();
    UnsteadyDisk partial =
        new UnsteadyDisk() {
          @Override
          public List<String> names(Path directory, int most) throws IOException {
            List<String> names = new ArrayList<>(super.names(directory, most));
            names.remove(ONES_FILE);
            names.add(TWOS_FILE);
            return names;
          }
        };
    look(partial);

    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void a_file_that_is_exchanged_while_it_is_read_is_read_again() throws IOException {
    MonitoringOverride changed = Sample.of("One", "7");
    UnsteadyDisk exchanged =
        new UnsteadyDisk() {
          @Override
          public byte[] read(Path file, int most) throws IOException {
            byte[] bytes = super.read(file, most);
            if (opened.stream().filter(ONES_FILE::equals).count() == 1) {
              addUnchecked(changed);
            }
            return bytes;
          }
        };
    look(exchanged);

    assertThat(view.overrides()).containsExactlyInAnyOrder(changed, TWO);
  }

  private void addUnchecked(MonitoringOverride override) throws IOException {
    try {
      add(override);
    } catch (ExistingOverrideException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void a_file_that_never_holds_still_keeps_what_it_said() throws IOException {
    look();
    UnsteadyDisk restless =
        new UnsteadyDisk() {
          private int time;

          @Override
          public byte[] read(Path file, int most) throws IOException {
            if (DirectoryLayout.kind(String.valueOf(file.getFileName()))
                == DirectoryLayout.Kind.OVERRIDE) {
              Files.writeString(file, "{".repeat(++time));
            }
            return super.read(file, most);
          }
        };
    look(restless);

    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(view.rejectedSources())
        .hasSize(2)
        .allSatisfy(left -> assertThat(left.reason()).contains("changes while it is read"));
  }

  @Test
  void half_a_file_keeps_what_the_whole_said_until_it_is_mended_or_removed() throws IOException {
    look();
    Path file = path.resolve(ONES_FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      look();
      assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
      assertThat(view.rejectedSources().getFirst().reason())
          .contains("what it said before, by ann, stays in effect until it is fixed or removed");
    }
    Files.delete(file);
    look();

    assertThat(view.overrides()).containsExactly(TWO);
    assertThat(view.rejectedSources()).isEmpty();
  }

  @Test
  void half_a_file_that_was_never_whole_says_nothing() throws IOException {
    byte[] whole = Files.readAllBytes(path.resolve(ONES_FILE));
    for (int length = 0; length < whole.length; length++) {
      Files.write(path.resolve(ONES_FILE), Arrays.copyOf(whole, length));
      view = SharedView.EMPTY;
      look();
      assertThat(view.overrides()).containsExactly(TWO);
      assertThat(view.rejectedSources())
          .singleElement()
          .extracting(RejectedSource::reason)
          .asString()
          .contains(length == 0 ? "it is empty" : "it is cut off");
    }
  }

  @Test
  void what_anybody_may_have_written_since_keeps_what_it_said_before() throws IOException {
    look();
    Files.setPosixFilePermissions(
        path.resolve(ONES_FILE), PosixFilePermissions.fromString("rw-rw-r--"));
    look();

    assertThat(view.overrides()).containsExactlyInAnyOrder(ONE, TWO);
    assertThat(view.rejectedSources().getFirst().reason())
        .startsWith("users other than its owner may write it (mode 0664); what it said before");

    view = SharedView.EMPTY;
    look();
    assertThat(view.overrides()).as("for who did not see it before").containsExactly(TWO);
  }

  @Test
  void of_two_with_one_id_the_later_is_left_out() throws IOException, ExistingOverrideException {
    MonitoringOverride earlier = Sample.of("One", "Early", "5", Sample.NOW.minusSeconds(1));
    add(earlier);
    look();

    assertThat(view.overrides()).containsExactlyInAnyOrder(earlier, TWO);
    assertThat(view.rejectedSources()).hasSize(1);
    assertThat(view.rejectedSources().getFirst().source()).contains(ONES_FILE);
    assertThat(view.rejectedSources().getFirst().reason())
        .contains("the same id as the earlier one");
  }

  @Test
  void what_is_left_out_is_named_however_deep_it_lies() throws IOException {
    Path deep = path.resolve("d".repeat(100)).resolve("e".repeat(100));
    Files.createDirectories(deep);
    Path file = Files.writeString(deep.resolve(ONES_FILE), "{");
    SharedView found = new SharedDirectory(deep, TrustPolicy.PLAIN).look(SharedView.EMPTY);

    assertThat(found.rejectedSources().getFirst().source()).isEqualTo(file.toString());
  }

  @Test
  void other_files_are_counted_and_not_spoken_of() throws IOException {
    Files.writeString(path.resolve("README"), "ours");
    Files.write(path.resolve("notes.txt~"), "x".getBytes(StandardCharsets.UTF_8));
    Files.createDirectory(path.resolve("old"));
    look();

    assertThat(view.foreign()).isEqualTo(3);
    assertThat(view.rejectedSources()).isEmpty();
  }
}

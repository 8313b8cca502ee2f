package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written there and by whom it is found. */
class SharedDirectoryTest {
  @TempDir private Path path;
  private SharedDirectory shared;

  @BeforeEach
  void open() {
    shared = new SharedDirectory(path, TrustPolicy.PLAIN);
  }

  private List<MonitoringOverride> seen() throws IOException {
    SharedView view = new SharedDirectory(path, TrustPolicy.PLAIN).look(SharedView.EMPTY);
    assertThat(view.rejectedSources()).isEmpty();
    return view.overrides();
  }

  private void add(MonitoringOverride override) throws IOException, ExistingOverrideException {
    shared.add(override, Optional.empty(), false, Sample.NOW);
  }

  private void replace(MonitoringOverride override) throws IOException, ExistingOverrideException {
    shared.add(override, Optional.empty(), true, Sample.NOW);
  }

  @Test
  void what_one_server_writes_another_finds() throws IOException, ExistingOverrideException {
    assertThat(seen()).isEmpty();
    MonitoringOverride one = Sample.of("One", "5");
    MonitoringOverride two =
        Sample.on(new Selector.Servers(List.of("mail1")), Sample.of("Two", "6"));
    add(one);
    add(two);

    assertThat(seen()).containsExactlyInAnyOrder(one, two);
  }

  @Test
  void a_file_has_the_hash_of_its_key_for_a_name_and_agents_of_other_users_can_read_it()
      throws IOException, ExistingOverrideException {
    MonitoringOverride one = Sample.of("One", "5");
    add(one);

    Path file = path.resolve(DirectoryLayout.hash(one.key().text()) + ".json");
    assertThat(file).content().startsWith("{\"format\":1,").endsWith("}\n").hasLineCount(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void who_adds_what_is_there_already_is_told_so() throws IOException, ExistingOverrideException {
    MonitoringOverride first = Sample.of("One", "5");
    add(first);

    assertThatExceptionOfType(ExistingOverrideException.class)
        .isThrownBy(() -> add(Sample.of("o-2", "ONE", "6", Sample.NOW)))
        .satisfies(refusal -> assertThat(refusal.existing()).isEqualTo(first));
    assertThat(seen()).containsExactly(first);
  }

  @Test
  void of_several_threads_that_add_one_key_one_succeeds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> adds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      MonitoringOverride mine = Sample.of("o-" + i, "One", "5", Sample.NOW);
      adds.add(threads.submit(() -> added(mine)));
    }
    int succeeded = 0;
    for (Future<Boolean> add : adds) {
      succeeded += add.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(succeeded).isEqualTo(1);
    assertThat(seen()).hasSize(1);
  }

  private boolean added(MonitoringOverride override) throws IOException {
    try {
      add(override);
      return true;
    } catch (ExistingOverrideException existing) {
      return false;
    }
  }

  @Test
  void what_is_there_already_is_replaced_if_that_is_asked_for()
      throws IOException, ExistingOverrideException {
    add(Sample.of("One", "5"));
    MonitoringOverride second = Sample.of("o-2", "One", "6", Sample.NOW);
    replace(second);

    assertThat(seen()).containsExactly(second);
  }

  @Test
  void an_expired_one_does_not_stand_in_the_way() throws IOException, ExistingOverrideException {
    MonitoringOverride first = Sample.until(Sample.NOW.plusSeconds(60), Sample.of("One", "5"));
    add(first);
    MonitoringOverride second = Sample.of("One", "6");
    Instant end = Sample.NOW.plusSeconds(60);

    assertThatExceptionOfType(ExistingOverrideException.class)
        .isThrownBy(() -> shared.add(second, Optional.empty(), false, end.minusNanos(1)));
    shared.add(second, Optional.empty(), false, end);

    assertThat(seen()).containsExactly(second);
  }

  @Test
  void what_is_removed_is_handed_back_once() throws IOException, ExistingOverrideException {
    MonitoringOverride one = Sample.of("One", "5");
    add(one);
    add(Sample.of("Two", "5"));

    assertThat(shared.remove(one.key())).contains(one);
    assertThat(shared.remove(one.key())).isEmpty();
    assertThat(seen()).containsExactly(Sample.of("Two", "5"));
  }

  @Test
  void an_override_of_one_server_is_not_shared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> add(Sample.on(new Selector.ThisServer(), Sample.of("One", "5"))))
        .withMessageContaining("One is one of a server");
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void a_directory_that_is_not_there_is_not_made() {
    shared = new SharedDirectory(path.resolve("share"), TrustPolicy.PLAIN);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.look(SharedView.EMPTY))
        .withMessageContaining("share does not exist; mount or create it");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> add(Sample.of("One", "5")))
        .withMessageContaining("share does not exist; mount or create it");
  }

  @Test
  void nothing_is_overwritten_unasked_that_is_not_believed() throws IOException {
    MonitoringOverride one = Sample.of("One", "5");
    Path file = Files.writeString(path.resolve(DirectoryLayout.name(one.key())), "{\"format\":1,");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> add(one))
        .withMessageContaining("is in the way and not trusted: it is cut off");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.remove(one.key()))
        .withMessageContaining("delete it by hand");
    assertThat(file).hasContent("{\"format\":1,");
  }

  @Test
  void what_is_not_believed_is_replaced_if_that_is_asked_for()
      throws IOException, ExistingOverrideException {
    MonitoringOverride one = Sample.of("One", "5");
    Files.writeString(path.resolve(DirectoryLayout.name(one.key())), "{\"format\":1,");
    replace(one);

    assertThat(seen()).containsExactly(one);
  }

  @Test
  void what_killed_writers_left_behind_goes_after_a_day()
      throws IOException, ExistingOverrideException {
    FileTime now = Files.getLastModifiedTime(path);
    Path old = leftover("0", now.toInstant().minus(Duration.ofHours(25)));
    Path fresh = leftover("1", now.toInstant().minus(Duration.ofHours(23)));
    Path foreign = Files.writeString(path.resolve(".tend-0.tmp"), "mine");
    Files.setLastModifiedTime(foreign, FileTime.fromMillis(0));
    add(Sample.of("One", "5"));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(foreign).exists();
    assertThat(seen()).hasSize(1);
  }

  private Path leftover(String digit, Instant modified) throws IOException {
    Path file = Files.writeString(path.resolve(".tend-" + digit.repeat(32) + ".tmp"), "{\"for");
    return Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  @Test
  void a_writer_leaves_nothing_behind() throws IOException, ExistingOverrideException {
    add(Sample.of("One", "5"));
    replace(Sample.of("One", "6"));
    shared.remove(Sample.of("One", "6").key());

    assertThat(path.toFile().list()).containsExactlyInAnyOrder(".tend-overrides", ".tend-lock");
  }

  @Test
  void one_that_comes_from_the_future_is_dated_as_its_file_is()
      throws IOException, ExistingOverrideException {
    Instant far = Instant.parse("2999-01-01T00:00:00Z");
    add(Sample.of("o-1", "One", "5", far));

    Instant dated = seen().getFirst().created();
    assertThat(dated).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
    assertThat(seen().getFirst().created()).as("the same at each look").isEqualTo(dated);
  }

  @Test
  void clocks_that_differ_by_hours_do_not_matter() throws IOException, ExistingOverrideException {
    MonitoringOverride ahead =
        Sample.of("o-1", "One", "5", Instant.now().plus(Duration.ofHours(23)));
    add(ahead);

    assertThat(seen()).containsExactly(ahead);
  }
}

package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.api.OperationAnswer;
import dev.tend.brake.Brake;
import dev.tend.brake.BrakeFile;
import dev.tend.core.input.OperatorInput.BrakeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brake of a running agent: a file, and its memory where the file cannot be written. */
class RecoveryBrakeTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;
  private final List<BrakeSet> told = new CopyOnWriteArrayList<>();
  private Optional<RecoveryBrake> running = Optional.empty();

  @BeforeEach
  void create() throws IOException {
    Files.createDirectory(state());
  }

  @AfterEach
  void stop() {
    running.ifPresent(RecoveryBrake::close);
  }

  @Test
  void a_file_made_by_hand_stops_recovery_and_its_removal_lets_it_go_on() throws IOException {
    RecoveryBrake brake = start(Optional.empty());
    assertThat(brake.refusal()).isEmpty();
    Files.writeString(file().path(), "racks are moved");
    assertThat(brake.refusal()).as("before anybody looked").hasValueSatisfying(this::namesRacks);
    await().until(() -> told.size() == 1);
    assertThat(told.getFirst().reason()).isEqualTo("racks are moved");
    assertThat(brake.current()).isPresent();
    Files.delete(file().path());
    await().until(() -> told.size() == 2);
    assertThat(told.getLast().on()).isFalse();
    assertThat(told.getLast().reason()).contains("brake is gone");
    assertThat(brake.refusal()).isEmpty();
  }

  private void namesRacks(String refusal) {
    assertThat(refusal).endsWith("stopped all recovery: racks are moved");
  }

  @Test
  void it_is_read_before_the_agent_begins() throws IOException {
    file().write(new Brake("anna", "racks", NOON));
    RecoveryBrake brake = start(Optional.empty());
    assertThat(brake.current()).contains(new Brake("anna", "racks", NOON));
    assertThat(told).containsExactly(new BrakeSet(true, "anna", "racks", Optional.of(NOON)));
  }

  @Test
  void pulled_by_two_it_names_both_and_one_release_ends_it() {
    RecoveryBrake brake = start(Optional.empty());
    assertThat(brake.pull("anna", "racks").join().message()).isEmpty();
    assertThat(brake.pull("bert", "patches").join().message()).isEmpty();
    assertThat(file().read().orElseThrow())
        .extracting(Brake::owner, Brake::reason)
        .containsExactly("anna; bert", "racks; patches");
    OperationAnswer released = brake.release("carla", "").join();
    assertThat(released.done()).isTrue();
    assertThat(file().path()).doesNotExist();
    assertThat(told.getLast()).isEqualTo(new BrakeSet(false, "carla", ""));
    assertThat(brake.release("carla", "").join().message()).isEqualTo("the brake is not pulled");
  }

  @Test
  void while_the_file_cannot_be_written_it_brakes_from_memory_and_says_what_that_means()
      throws IOException {
    Files.delete(state());
    RecoveryBrake brake = start(Optional.empty());
    OperationAnswer answer = brake.pull("anna", "racks").join();
    assertThat(answer.done()).isTrue();
    assertThat(answer.message()).contains("a restart of the agent may end that", "state/brake");
    assertThat(brake.refusal()).contains("anna stopped all recovery: racks");
    assertThat(brake.note())
        .hasValueSatisfying(it -> assertThat(it).contains("cannot be written yet"));
    assertThat(told).containsExactly(new BrakeSet(true, "anna", "racks"));
    Files.createDirectory(state());
    await().until(() -> brake.note().isEmpty());
    assertThat(file().read().orElseThrow().owner()).isEqualTo("anna");
    assertThat(told.getLast().since()).as("now a file keeps it").isPresent();
  }

  @Test
  void what_only_the_stored_state_knows_is_not_lost_but_written_down() {
    RecoveryBrake brake = start(Optional.of(new BrakeSet(true, "anna", "racks")));
    assertThat(brake.refusal()).isPresent();
    assertThat(file().read().orElseThrow().owner()).isEqualTo("anna");
  }

  @Test
  void a_file_that_was_removed_while_no_agent_ran_was_released() {
    RecoveryBrake brake =
        start(Optional.of(new BrakeSet(true, "anna", "racks", Optional.of(NOON))));
    assertThat(brake.refusal()).isEmpty();
    assertThat(told).extracting(BrakeSet::on).containsExactly(false);
  }

  @Test
  void what_cannot_be_removed_brakes_on() throws IOException {
    Files.createDirectory(file().path());
    Files.createFile(file().path().resolve("full"));
    RecoveryBrake brake = start(Optional.empty());
    OperationAnswer answer = brake.release("anna", "").join();
    assertThat(answer.done()).isFalse();
    assertThat(answer.message()).contains("stays stopped", "by hand");
    assertThat(brake.refusal()).isPresent();
  }

  private Path state() {
    return directory.resolve("state");
  }

  private BrakeFile file() {
    return new BrakeFile(state());
  }

  private RecoveryBrake start(Optional<BrakeSet> stored) {
    RecoveryBrake brake =
        new RecoveryBrake(
            file(),
            stored,
            set -> {
              told.add(set);
              return CompletableFuture.completedFuture(List.of("1-1"));
            });
    running = Optional.of(brake);
    brake.start();
    return brake;
  }
}

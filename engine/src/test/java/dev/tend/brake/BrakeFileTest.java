package dev.tend.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file says, whoever wrote it. */
class BrakeFileTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path state;
  private BrakeFile file;

  @BeforeEach
  void open() {
    file = new BrakeFile(state);
  }

  @Test
  void what_was_written_is_read() throws IOException {
    Brake brake = new Brake("anna", "moving \"racks\"", NOON);
    file.write(brake);
    assertThat(file.read()).contains(brake);
    assertThat(state.resolve("brake")).isRegularFile().isReadable();
    assertThat(state).as("nothing is left beside it").isDirectoryNotContaining("glob:**.new");
    assertThat(file.delete()).isTrue();
    assertThat(file.read()).isEmpty();
    assertThat(file.delete()).isFalse();
  }

  @Test
  void an_empty_file_brakes_in_the_name_of_its_owner() throws IOException {
    Files.createFile(file.path());
    Brake brake = file.read().orElseThrow();
    assertThat(brake.owner()).isEqualTo(Files.getOwner(file.path()).getName());
    assertThat(brake.why()).isEqualTo("no reason given");
    assertThat(brake.since()).isEqualTo(Files.getLastModifiedTime(file.path()).toInstant());
  }

  @Test
  void any_text_is_the_reason_without_what_would_move_a_cursor() throws IOException {
    Files.writeString(file.path(), "racks\u001b[2J are moved\n");
    assertThat(file.read().orElseThrow().why()).isEqualTo("racks?[2J are moved");
    Files.writeString(file.path(), "{\"owner\": \"anna\"}");
    assertThat(file.read().orElseThrow().why()).as("JSON of somebody else").contains("anna");
    Files.writeString(file.path(), "x".repeat(1_000_000));
    assertThat(file.read().orElseThrow().why()).hasSizeLessThan(200);
  }

  @Test
  void whatever_has_the_name_brakes_and_is_not_waited_for() throws Exception {
    Files.createDirectory(file.path());
    assertThat(file.read()).isPresent();
    Files.delete(file.path());
    Files.createSymbolicLink(file.path(), state.resolve("nowhere"));
    assertThat(file.read()).isPresent();
    Files.delete(file.path());
    assertThat(new ProcessBuilder("mkfifo", file.path().toString()).start().waitFor()).isZero();
    assertThat(file.read()).as("a pipe that nobody writes to").isPresent();
  }

  @Test
  void several_who_pull_are_all_named() {
    Brake both = new Brake("anna", "racks", NOON).and(new Brake("bert", "patches", Instant.MAX));
    assertThat(both).isEqualTo(new Brake("anna; bert", "racks; patches", NOON));
    assertThat(both.and(new Brake("bert", "patches", Instant.MAX))).isEqualTo(both);
  }

  @Test
  void without_a_directory_it_is_not_pulled_and_cannot_be() {
    BrakeFile nowhere = new BrakeFile(state.resolve("nowhere"));
    assertThat(nowhere.read()).isEmpty();
    assertThatThrownBy(() -> nowhere.write(new Brake("anna", "racks", NOON)))
        .isInstanceOf(IOException.class);
  }
}

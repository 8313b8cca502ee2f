package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.OperatorInput.BrakeSet;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.OperatorInput.HoldReleased;
import dev.tend.core.input.Requester;
import dev.tend.definition.ItemId;
import dev.tend.state.Inbox.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
  private static final BrakeSet BRAKE = new BrakeSet(true, "ada", "enough");

  @TempDir private Path above;
  private Path state;
  private Inbox inbox;

  @BeforeEach
  void state() throws IOException {
    state = Files.createDirectory(above.resolve("state"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    inbox = Inbox.of(state);
  }

  @Test
  void what_people_ask_is_read_as_it_was_asked_and_in_its_order() throws IOException {
    List<OperatorInput> asked =
        List.of(
            new HoldPlaced(
                "FrontendTransport",
                Requester.MAINTENANCE,
                ComponentState.DRAINING,
                "ada",
                "a \"new\" disk",
                Optional.of(NOW)),
            new HoldReleased("FrontendTransport", Requester.MAINTENANCE, "ada"),
            BRAKE,
            new ApprovalAnswered("1:17", true, "ada", "go on"),
            new ChronicCleared(ItemId.of("Smtp", "Banner").forTarget("mail1"), "ada"));
    for (OperatorInput input : asked) {
      inbox.add(input, NOW);
    }
    assertThat(inputs()).containsExactlyElementsOf(asked);
  }

  @Test
  void a_new_input_comes_behind_those_that_are_left() throws IOException {
    inbox.add(BRAKE, NOW);
    inbox.add(new HoldReleased("A", Requester.SIDELINED, "ada"), NOW);
    inbox.remove(inbox.waiting().getFirst());
    inbox.add(new HoldReleased("B", Requester.SIDELINED, "ada"), NOW);
    assertThat(inputs())
        .containsExactly(
            new HoldReleased("A", Requester.SIDELINED, "ada"),
            new HoldReleased("B", Requester.SIDELINED, "ada"));
  }

  @Test
  void nobody_but_the_agents_user_can_read_it_or_write_to_it() throws IOException {
    inbox.add(BRAKE, NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inbox.directory())))
        .isEqualTo("rwx------");
    Path file = inbox.waiting().getFirst().file();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(inbox.directory().toFile().list()).hasSize(1);
  }

  @Test
  void a_broken_file_hides_no_other_and_is_put_aside() throws IOException {
    inbox.add(BRAKE, NOW);
    Path broken = inbox.directory().resolve("000000000000-00000000.json");
    Files.writeString(broken, "{\"version\":1,\"kind\":\"Brak");
    Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rw-------"));
    List<Waiting> waiting = inbox.waiting();
    assertThat(waiting.getFirst().problem()).startsWith("000000000000-00000000.json: ");
    assertThat(waiting.getLast().input()).contains(BRAKE);
    inbox.setAside(waiting.getFirst());
    assertThat(inputs()).containsExactly(BRAKE);
    assertThat(inbox.aside()).hasSize(1);
  }

  @Test
  void what_others_may_have_written_is_not_read() throws IOException {
    inbox.add(BRAKE, NOW);
    Path file = inbox.waiting().getFirst().file();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(inbox.waiting().getFirst().input()).isEmpty();
    assertThat(inbox.waiting().getFirst().problem()).contains("written by others", "0666");

    Path link = inbox.directory().resolve("000000000009-00000000.json");
    Files.createSymbolicLink(link, file);
    assertThat(inbox.waiting().getLast().input()).isEmpty();
  }

  @Test
  void a_directory_that_others_may_write_to_is_refused_whole() throws IOException {
    inbox.add(BRAKE, NOW);
    Files.setPosixFilePermissions(inbox.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(inbox::waiting)
        .withMessageContaining("chmod 0700");
  }

  @Test
  void an_unknown_kind_or_version_is_no_input() throws IOException {
    inbox.add(BRAKE, NOW);
    Path file = inbox.waiting().getFirst().file();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("BrakeSet", "Reboot"));
    assertThat(inbox.waiting().getFirst().problem()).contains("no input Reboot");
    Files.writeString(file, text.replace("\"version\":1", "\"version\":2"));
    assertThat(inbox.waiting().getFirst().problem()).contains("version is 2");
  }

  @Test
  void there_is_an_end_to_what_waits() throws IOException {
    for (int i = 0; i < Inbox.MOST; i++) {
      inbox.add(BRAKE, NOW);
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> inbox.add(BRAKE, NOW))
        .withMessageContaining("start the agent");
  }

  @Test
  void a_state_that_is_not_there_is_said() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Inbox.of(above.resolve("nowhere")).add(BRAKE, NOW))
        .withMessageContaining("start the agent, which creates it");
    assertThat(Files.exists(above.resolve("nowhere"))).isFalse();
  }

  @Test
  void without_a_directory_nothing_waits() throws IOException {
    assertThat(inbox.waiting()).isEmpty();
    assertThat(inbox.aside()).isEmpty();
  }

  private List<OperatorInput> inputs() throws IOException {
    return inbox.waiting().stream().flatMap(waiting -> waiting.input().stream()).toList();
  }
}

package dev.tend.probe.logfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a log, whatever its writer and others do to the file. */
@Timeout(60)
class LogFileProbeTest {
  @TempDir private Path directory;
  private Log log;

  @BeforeEach
  void open() throws Exception {
    log = new Log(directory);
    log.says("red old\n");
    assertThat(log.found()).as("what was there before").isEmpty();
  }

  @Test
  void lines_that_are_added_are_found_once() throws Exception {
    log.says("a disk is red sda\nnothing\nit is green sda again\n");
    assertThat(log.found())
        .containsExactly("red sda: a disk is red sda", "green sda: it is green sda again");
    assertThat(log.found()).isEmpty();
  }

  @Test
  void a_line_counts_when_it_has_ended() throws Exception {
    log.says("a disk is re");
    assertThat(log.found()).isEmpty();
    log.says("d sda");
    assertThat(log.found()).isEmpty();
    log.says("\r\n");
    assertThat(log.found()).containsExactly("red sda: a disk is red sda");
  }

  @Test
  void the_end_of_a_line_of_which_the_beginning_was_not_seen_is_no_line() throws Exception {
    Log other = new Log(Files.createDirectory(directory.resolve("other")));
    other.says("user said: ");
    assertThat(other.found()).isEmpty();
    other.says("red sda\nred sdb\n");
    assertThat(other.found()).containsExactly("red sdb: red sdb");
  }

  @Test
  void of_many_lines_with_one_key_the_last_word_counts() throws Exception {
    log.says("red sda 1\nred sda 2\ngreen sda\nred sda 3\ngreen sdb\nred sdb\ngreen sdb\n");
    assertThat(log.found())
        .containsExactly(
            "red sda: red sda 3 (and 2 more before it)",
            "red sdb: red sdb",
            "green sdb: green sdb");
  }

  @Test
  void a_line_with_both_is_red_and_one_without_a_key_has_the_default() throws Exception {
    log.set("red", "panic|red (?<key>\\w+)").says("panic\nred sda, not green sda\n");
    assertThat(log.found())
        .containsExactly("red default: panic", "red sda: red sda, not green sda");
  }

  @Test
  void a_group_says_what_is_shown_of_a_line_with_secrets() throws Exception {
    log.set("red", "red (?<key>\\S+) (?<message>.*) password=")
        .says("red anna is out password=x\n");
    assertThat(log.found()).containsExactly("red anna: is out");
  }

  @Test
  void a_renamed_log_is_read_to_its_end_also_what_its_writer_still_adds() throws Exception {
    log.says("red a\n");
    try (FileChannel writer = FileChannel.open(log.file, StandardOpenOption.APPEND)) {
      Files.move(log.file, directory.resolve("mail.log.1"));
      log.says("red b\n");
      assertThat(log.found()).containsExactly("red a: red a", "red b: red b");
      write(writer, "red c\nred d");
      log.says("red e\n");
      assertThat(log.found()).containsExactly("red c: red c", "red e: red e");
      assertThat(log.found()).as("the writer may go on").isEmpty();
      assertThat(log.found()).as("the writer has ended").containsExactly("red d: red d");
      log.says("red f\n");
      assertThat(log.found()).containsExactly("red f: red f");
    }
  }

  @Test
  void while_a_renamed_log_has_no_successor_its_lines_count_and_that_it_is_gone_shows()
      throws Exception {
    Path moved = Files.move(log.file, directory.resolve("mail.log.1"));
    Files.writeString(moved, "red a\n", StandardOpenOption.APPEND);
    Measurement measured = log.measure();
    assertThat(measured.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measured.message()).contains("there is no " + log.file);
    assertThat(log.taken()).containsExactly("red a: red a");
    log.says("red b\n");
    assertThat(log.found()).containsExactly("red b: red b");
  }

  @Test
  void a_truncated_log_is_read_from_its_beginning() throws Exception {
    Files.writeString(log.file, "red a\n");
    assertThat(log.found()).containsExactly("red a: red a");
    Files.writeString(log.file, "red b, which is longer than what was there\n");
    assertThat(log.found()).hasSize(1);
    Files.writeString(log.file, "");
    assertThat(log.found()).isEmpty();
    log.says("red c\n");
    assertThat(log.found()).containsExactly("red c: red c");
  }

  @Test
  void what_was_written_before_a_log_was_copied_and_truncated_is_read_from_the_copy()
      throws Exception {
    Files.copy(log.file, directory.resolve("mail.log.2"));
    log.says("x\n".repeat(1000));
    assertThat(log.found()).isEmpty();
    log.says("red a\n");
    Files.copy(log.file, directory.resolve("mail.log.1"));
    Files.writeString(log.file, "red b\n" + "y\n".repeat(2000));
    assertThat(log.found()).containsExactly("red a: red a", "red b: red b");
    assertThat(log.found()).isEmpty();
  }

  @Test
  void an_old_copy_is_not_taken_for_what_was_just_written() throws Exception {
    Path old = Files.writeString(directory.resolve("mail.log.1"), "red old\nred older\n");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));
    Files.writeString(log.file, "");
    assertThat(log.found()).isEmpty();
  }

  @Test
  void what_is_written_while_no_agent_runs_is_found_and_nothing_twice() throws Exception {
    log.says("red a\n").found();
    log.says("red b\n").restarts(Duration.ofMinutes(5));
    assertThat(log.found()).containsExactly("red b: red b");
    log.says("red c\n");
    Files.move(log.file, directory.resolve("mail.log-20261129"));
    log.says("red d\n").restarts(Duration.ofMinutes(5));
    assertThat(log.found()).containsExactly("red c: red c", "red d: red d");
  }

  @Test
  void what_is_not_kept_is_found_again_by_the_next_agent() throws Exception {
    log.kept = false;
    log.says("red a\n");
    assertThat(log.found()).containsExactly("red a: red a");
    log.kept = true;
    log.restarts(Duration.ofSeconds(5));
    assertThat(log.found()).containsExactly("red a: red a");
  }

  @Test
  void after_two_days_without_an_agent_it_begins_at_the_end() throws Exception {
    log.says("red a\n").restarts(Duration.ofDays(2));
    assertThat(log.found()).isEmpty();
  }

  @Test
  void a_log_that_is_missing_says_so_and_counts_from_its_first_line() throws Exception {
    Log late = new Log(Files.createDirectory(directory.resolve("late")));
    Measurement measured = late.measure();
    assertThat(List.of(measured.outcome(), measured.errorClass()))
        .containsExactly(Outcome.INCONCLUSIVE, ErrorClass.CANNOT_MEASURE);
    late.says("red first\n");
    assertThat(late.found()).containsExactly("red first: red first");
  }

  @Test
  void a_pipe_a_directory_and_a_relative_path_are_no_logs() throws Exception {
    Path pipe = directory.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    for (String file : List.of(pipe.toString(), directory.toString(), "mail.log")) {
      Measurement measured = log.set("file", file).measure();
      assertThat(measured.outcome()).as(file).isEqualTo(Outcome.INCONCLUSIVE);
    }
  }

  @Test
  void bytes_that_are_no_text_do_no_harm_and_nothing_steers_a_terminal() throws Exception {
    log.says(new byte[] {(byte) 0xff, (byte) 0xc3, 0, 27, '[', '2', 'J'});
    log.says(" red sda\u202e\n");
    assertThat(log.found()).containsExactly("red sda: \ufffd\ufffd [2J red sda");
  }

  @Test
  void of_a_line_without_end_the_beginning_is_looked_at_once() throws Exception {
    log.says("red sda " + "x".repeat(300_000));
    assertThat(log.found()).hasSize(1).allMatch(event -> event.length() < 600);
    log.says("red sdb".repeat(100_000));
    assertThat(log.found()).isEmpty();
    log.says("red sdc\nred sdd\n");
    assertThat(log.found()).containsExactly("red sdd: red sdd");
  }

  @Test
  void a_line_made_to_hang_a_pattern_costs_a_moment_and_is_told() throws Exception {
    log.set("red", ".*.*.*.*.*.*#|^(x|y)*z|red (?<key>\\S+)");
    log.says("a".repeat(60) + "!\n" + "xy".repeat(1900) + "\nred sda\n");
    Measurement measured = log.measure();
    assertThat(measured.errorClass()).isEqualTo(LogFileProbe.TOO_SLOW);
    assertThat(measured.message()).contains("lines of " + log.file, "make it simpler");
    assertThat(log.taken()).containsExactly("red sda: red sda");
    assertThat(log.found()).isEmpty();
  }

  @Test
  void a_flood_of_keys_is_read_in_several_rounds_and_none_is_lost() throws Exception {
    log.says(
        IntStream.range(0, 1000).mapToObj(i -> "red k" + i + "\n").collect(Collectors.joining()));
    int heard = 0;
    int rounds = 0;
    Measurement measured;
    do {
      measured = log.measure();
      heard += log.taken().size();
      rounds++;
    } while (measured.outcome() == Outcome.INCONCLUSIVE);
    assertThat(heard).isEqualTo(1000);
    assertThat(rounds).isEqualTo(4);
  }

  @Test
  void a_burst_is_read_as_far_as_the_time_allows_and_said_to_be() throws Exception {
    byte[] lines =
        "a line of a mail server that says nothing unusual at all\n"
            .repeat(20_000)
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 90; i++) {
      log.says(lines);
    }
    log.says("red sda\n");
    Measurement first = log.within(Duration.ofMillis(50)).measure();
    assertThat(first.errorClass()).isEqualTo(LogFileProbe.BEHIND);
    assertThat(first.message()).contains("bytes are left");
    log.within(Duration.ofSeconds(50));
    assertThat(log.found()).containsExactly("red sda: red sda");
  }

  @Test
  void a_log_that_may_not_be_read_says_so() throws Exception {
    Files.setPosixFilePermissions(log.file, PosixFilePermissions.fromString("---------"));
    log.restarts(Duration.ZERO);
    if (!Files.isReadable(log.file)) {
      assertThat(log.measure().message()).contains("may not read");
    }
  }

  private static void write(FileChannel writer, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      writer.write(bytes);
    }
  }
}

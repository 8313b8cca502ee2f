package dev.tend.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin of the health sets Store and MailboxSpace, run on directories that are real. */
class CheckDatabaseTest {
  private static final Path PLUGIN = Path.of("health-sets/check_database").toAbsolutePath();

  @TempDir private Path stores;
  private Path database;

  @BeforeEach
  void a_database() throws IOException {
    database = Files.createDirectories(stores.resolve("DB 1"));
    Files.createDirectory(database.resolve("logs"));
  }

  @Test
  void a_database_that_is_not_mounted_is_bad_and_says_of_which_class_that_is() throws Exception {
    assertThat(check("mounted"))
        .isEqualTo(
            """
            2 CRITICAL: the database is not mounted
            errorClass: Microsoft.Mapi.MapiExceptionMdbOffline
            """);

    Files.createFile(database.resolve("mounted"));

    assertThat(check("mounted")).startsWith("0 OK: mounted since ");
  }

  @Test
  void a_mount_is_bad_for_five_minutes() throws Exception {
    Files.createFile(database.resolve("mounted"));
    assertThat(check("mounts")).startsWith("2 ");

    age("mounted", Duration.ofMinutes(7));

    assertThat(check("mounts")).startsWith("0 ");
  }

  @Test
  void maintenance_must_have_ended_within_the_hour() throws Exception {
    assertThat(check("maintenance")).startsWith("2 ");
    Files.createFile(database.resolve("maintained"));
    assertThat(check("maintenance")).startsWith("0 ");

    age("maintained", Duration.ofMinutes(62));

    assertThat(check("maintenance")).startsWith("2 ");
  }

  @Test
  void buckets_logs_and_quarantine_are_measured() throws Exception {
    Files.writeString(database.resolve("buckets"), "12001\n");
    Files.write(database.resolve("logs/0001.log"), new byte[10_000]);
    Files.createDirectories(database.resolve("quarantine/anna"));

    assertThat(check("version-buckets")).isEqualTo("0 OK: 12001 buckets|buckets=12001\n");
    assertThat(check("logs")).matches("(?s)0 OK: logs take \\d{5} bytes\\|logs=\\d{5}B\n");
    assertThat(check("quarantine")).isEqualTo("2 CRITICAL: 1 in quarantine|quarantined=1\n");
  }

  @Test
  void what_it_cannot_know_it_does_not_call_bad() throws Exception {
    Files.writeString(database.resolve("buckets"), "many\n");

    assertThat(check("version-buckets")).startsWith("3 UNKNOWN");
    assertThat(check("weather")).startsWith("3 UNKNOWN");
    Files.delete(database.resolve("logs"));
    assertThat(check("logs")).startsWith("3 UNKNOWN");
  }

  private void age(String file, Duration by) throws IOException {
    Files.setLastModifiedTime(database.resolve(file), FileTime.from(Instant.now().minus(by)));
  }

  /** The exit code, a blank, and what was printed. */
  private String check(String what) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(PLUGIN.toString(), what, database.toString()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + printed;
  }
}

package dev.tend.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
  private static final String HIDDEN = "hunter2";

  @TempDir private Path above;
  private Path directory;

  @BeforeEach
  void create() throws IOException {
    directory = Files.createDirectory(above.resolve("secrets.d"));
  }

  private Path write(String name, String text, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private String resolve(String reference) throws SecretUnavailableException {
    return new SecretFiles(directory).resolve(reference);
  }

  private void refused(String reference, String... words) {
    assertThatExceptionOfType(SecretUnavailableException.class)
        .isThrownBy(() -> resolve(reference))
        .satisfies(
            refusal -> assertThat(refusal.getMessage()).contains(words).doesNotContain(HIDDEN));
  }

  @Test
  void the_file_is_the_secret_without_one_line_break() throws Exception {
    write("probe", HIDDEN + "\n", "rw-------");
    assertThat(resolve("${secret:probe}")).isEqualTo(HIDDEN);
    write("probe", " a\n\n", "r--------");
    assertThat(resolve("${secret:probe}")).isEqualTo(" a\n");
  }

  @Test
  void a_new_secret_is_seen_at_once() throws Exception {
    SecretFiles secrets = new SecretFiles(directory);
    write("probe", "old", "rw-------");
    assertThat(secrets.resolve("${secret:probe}")).isEqualTo("old");
    write("probe", "new", "rw-------");
    assertThat(secrets.resolve("${secret:probe}")).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe",
        "${secret:}",
        "${secret:../x}",
        "${secret:a/b}",
        "${secret:.hidden}",
        "${secret:a} ",
        "${secret:a\n}",
        "hunter2"
      })
  void what_is_no_name_is_refused_unseen(String reference) {
    refused(reference, "write ${secret:name}");
  }

  @Test
  void a_missing_one_says_where_to_write_it() throws IOException {
    refused("${secret:probe}", "the secret probe is missing", "secrets.d/probe", "0600");
    Files.delete(directory);
    refused("${secret:probe}", "the secret probe is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx--x---"})
  void one_that_others_may_touch_is_refused(String permissions) throws IOException {
    write("probe", HIDDEN, permissions);
    refused("${secret:probe}", "accessible to users other than its owner", "chmod 0600");
  }

  @Test
  void one_of_another_user_is_refused() throws IOException {
    Path file = write("probe", HIDDEN, "rw-------");
    assumeTrue(
        (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0,
        "only root can give a file away");
    Files.setAttribute(file, "unix:uid", 12_345);
    refused("${secret:probe}", "belongs to user 12345", "chown");
  }

  @Test
  void a_link_may_not_lead_out_of_the_directory() throws Exception {
    write("current", HIDDEN, "rw-------");
    Files.createSymbolicLink(directory.resolve("inner"), Path.of("current"));
    assertThat(resolve("${secret:inner}")).isEqualTo(HIDDEN);
    Path outer = Files.writeString(above.resolve("outer"), HIDDEN);
    Files.setPosixFilePermissions(outer, PosixFilePermissions.fromString("rw-------"));
    Files.createSymbolicLink(directory.resolve("probe"), outer);
    refused("${secret:probe}", "points outside its directory");
  }

  @Test
  void what_is_no_short_text_in_a_regular_file_is_refused() throws Exception {
    write("long", "x".repeat(4097), "rw-------");
    refused("${secret:long}", "longer than 4 KiB");
    write("exact", "x".repeat(4096), "rw-------");
    assertThat(resolve("${secret:exact}")).hasSize(4096);
    write("empty", "\n", "rw-------");
    refused("${secret:empty}", "is empty");
    Files.write(write("bytes", "", "rw-------"), new byte[] {(byte) 0xff, 'x'});
    refused("${secret:bytes}", "not UTF-8");
    Files.createDirectory(directory.resolve("dir"));
    refused("${secret:dir}", "not a regular file");
  }
}

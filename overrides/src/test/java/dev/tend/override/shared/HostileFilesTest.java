package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Selector;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideText;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever else lies where an override should: it is reported, and the others hold. */
@Timeout(60)
class HostileFilesTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");
  private static final MonitoringOverride SOUND = Sample.of("Sound", "5");

  @TempDir private Path path;
  private Path file;

  @BeforeEach
  void write() throws IOException, ExistingOverrideException {
    new SharedDirectory(path, TrustPolicy.PLAIN).add(SOUND, Optional.empty(), false, Sample.NOW);
    file = path.resolve(DirectoryLayout.name(ONE.key()));
  }

  private RejectedSource rejectedSource() throws IOException {
    SharedView view = new SharedDirectory(path, TrustPolicy.PLAIN).look(SharedView.EMPTY);
    assertThat(view.overrides()).containsExactly(SOUND);
    assertThat(view.rejectedSources()).hasSize(1);
    assertThat(view.rejectedSources().getFirst().remedy()).isNotBlank();
    return view.rejectedSources().getFirst();
  }

  private void leftOut(String content, String reason) throws IOException {
    Files.writeString(file, content);
    assertThat(rejectedSource().reason()).contains(reason);
    assertThat(rejectedSource().source()).isEqualTo(file.toString());
  }

  @Test
  void what_is_no_regular_file_is_never_opened() throws Exception {
    assertThat(Surroundings.run("mkfifo", file)).isTrue();
    assertThat(rejectedSource().reason())
        .contains("a pipe, a socket or a device, not a regular file");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(rejectedSource().reason()).contains("a directory, not a regular file");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThat(rejectedSource().reason()).contains("a symbolic link, not a regular file");
  }

  @Test
  void a_socket_and_a_device_are_never_opened() throws Exception {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      // The address of a socket has to be short, and the name of a file is long.
      Path brief = Files.createTempDirectory(Path.of("/tmp"), "s").resolve("s");
      socket.bind(UnixDomainSocketAddress.of(brief));
      Files.move(brief, file);
      Files.delete(brief.resolveSibling(""));
      assertThat(rejectedSource().reason()).contains("a pipe, a socket or a device");
    }
    Files.delete(file);
    Surroundings.needRoot();
    Surroundings.need(Surroundings.run("mknod", file, "c", "1", "5"), "the right to make devices");
    assertThat(rejectedSource().reason()).contains("a pipe, a socket or a device");
  }

  @Test
  void a_link_is_not_followed_to_a_sound_file_either(@TempDir Path elsewhere) throws IOException {
    Path sound = elsewhere.resolve("sound");
    Files.writeString(sound, OverrideFile.compose(ONE, Optional.empty(), TrustPolicy.PLAIN));
    Files.createSymbolicLink(file, sound);

    assertThat(rejectedSource().reason()).contains("a symbolic link");
  }

  @Test
  void a_huge_file_is_not_read() throws IOException {
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.position(1L << 40);
      channel.write(StandardCharsets.UTF_8.encode("\n"));
    }

    assertThat(rejectedSource().reason()).contains("longer than 16 KiB");
  }

  @Test
  void what_is_no_override_is_left_out() throws IOException {
    leftOut("", "it is empty");
    leftOut("\n", "");
    leftOut("{\"format\":1}", "it is cut off");
    leftOut("[".repeat(16_000) + "\n", "not JSON");
    leftOut("{\"format\":2,\"new\":[]}\n", "the format 2");
    leftOut(OverrideText.write(ONE).replace("\"value\":\"5\"", "\"value\":7") + "\n", "value");
    leftOut(OverrideText.write(ONE) + "\r\n", "not one line of text");
    leftOut(OverrideText.write(ONE) + "\n" + OverrideText.write(ONE) + "\n\n", "more than two");
  }

  @Test
  void what_is_not_text_is_left_out() throws IOException {
    byte[] bytes =
        OverrideFile.compose(ONE, Optional.empty(), TrustPolicy.PLAIN)
            .getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length / 2] = (byte) 0xc3;
    Files.write(file, bytes);

    assertThat(rejectedSource().reason()).isEqualTo("it is not text in UTF-8");
  }

  @Test
  void an_override_in_the_place_of_another_is_left_out() throws IOException {
    MonitoringOverride other = Sample.of("Other\u202e", "Other", "5", Sample.NOW);
    leftOut(
        OverrideText.write(Sample.of("Other", "5")) + "\n",
        "its name is not that of the override in it, Other");
    assertThat(rejectedSource().remedy())
        .contains("rename it to " + DirectoryLayout.name(other.key()));
  }

  @Test
  void an_override_of_one_server_is_left_out() throws IOException {
    MonitoringOverride local = Sample.on(new Selector.ThisServer(), ONE);
    file = path.resolve(DirectoryLayout.name(local.key()));
    leftOut(OverrideText.write(local) + "\n", "it is an override of one server");
  }

  @Test
  void a_name_that_is_none_is_reported_and_fit_to_be_shown() throws IOException {
    Files.writeString(path.resolve("copy\u001b[2J of.json"), OverrideText.write(ONE) + "\n");

    assertThat(rejectedSource().source()).endsWith("/copy?[2J of.json");
    assertThat(rejectedSource().reason())
        .isEqualTo("its name is not one that Tend gives to overrides");
  }

  @Test
  void what_lies_in_the_place_of_our_own_files_is_not_opened() throws Exception {
    Files.delete(path.resolve(".tend-lock"));
    assertThat(Surroundings.run("mkfifo", path.resolve(".tend-lock"))).isTrue();
    SharedDirectory shared = new SharedDirectory(path, TrustPolicy.PLAIN);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(ONE, Optional.empty(), false, Sample.NOW))
        .withMessageContaining(".tend-lock is a pipe, a socket or a device; remove it");
    Files.delete(path.resolve(".tend-overrides"));
    assertThat(Surroundings.run("mkfifo", path.resolve(".tend-overrides"))).isTrue();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.look(SharedView.EMPTY))
        .withMessageContaining(".tend-overrides is a pipe, a socket or a device");
  }
}

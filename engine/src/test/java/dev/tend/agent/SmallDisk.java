package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A small file system of its own, which only root can mount. */
final class SmallDisk {
  private final Path at;

  private SmallDisk(Path at) {
    this.at = at;
  }

  /** Mounts one; where that cannot be done, the test is aborted, and fails in CI. */
  static SmallDisk mount(Path at) throws Exception {
    Files.createDirectories(at);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", at);
    if (!mounted && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: a full disk; run this as root");
      Assumptions.abort("a file system can only be mounted by root");
    }
    assertThat(mounted).as("a tmpfs is mounted").isTrue();
    return new SmallDisk(at);
  }

  Path path() {
    return at;
  }

  /** Takes all room that is left. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (var filler =
        Files.newByteChannel(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        filler.write(ByteBuffer.wrap(block));
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  /** Gives the room back. */
  void clear() throws IOException {
    Files.delete(filler());
  }

  void readOnly(boolean only) throws Exception {
    // Whoever has files open for writing there keeps a disk from becoming read-only for a moment.
    long end = System.nanoTime() + 30_000_000_000L;
    while (!run("mount", "-o", only ? "remount,ro" : "remount,rw", at)) {
      assertThat(System.nanoTime()).as("%s can be remounted", at).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private Path filler() {
    return at.resolve("filler");
  }

  void unmount() throws Exception {
    run("umount", "-l", at);
  }

  private static boolean run(Object... command) throws Exception {
    List<String> words = Arrays.stream(command).map(String::valueOf).toList();
    return new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}

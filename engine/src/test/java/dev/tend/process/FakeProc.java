package dev.tend.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory laid out as {@code /proc}, with the files that tests give. */
public final class FakeProc {
  private final Path directory;

  /** In this directory. */
  public FakeProc(Path directory) {
    this.directory = directory;
  }

  /** With a process of this short name, which started at that tick. */
  public FakeProc process(long pid, String command, long startTicks) throws IOException {
    return with(
        pid,
        "stat",
        "%d (%s) S 1 %d %d 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %d 0 0"
            .formatted(pid, command, pid, pid, startTicks));
  }

  /** With a file of a process. */
  public FakeProc with(long pid, String file, String content) throws IOException {
    Path path = directory.resolve(Long.toString(pid)).resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
    return this;
  }

  /** With a link of a process. */
  public FakeProc linking(long pid, String name, String target) throws IOException {
    Path path = directory.resolve(Long.toString(pid)).resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    Files.createSymbolicLink(path, Path.of(target));
    return this;
  }

  /** In the control group of this path. */
  public FakeProc inGroup(long pid, String path) throws IOException {
    return with(pid, "cgroup", "0::" + path + "\n");
  }

  /** The table of these. */
  public ProcessTable table() {
    return new ProcessTable(directory);
  }
}

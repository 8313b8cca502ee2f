package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real file system, as it is and as a test wants it to be. */
class UnsteadyDisk implements FileSystemAccess {
  /** The names of the files that were opened, in order. */
  final List<String> opened = new ArrayList<>();

  @Override
  public List<String> names(Path directory, int most) throws IOException {
    return REAL.names(directory, most);
  }

  @Override
  public FileAttributes stat(Path path) throws IOException {
    return REAL.stat(path);
  }

  @Override
  public byte[] read(Path path, int most) throws IOException {
    opened.add(String.valueOf(path.getFileName()));
    return REAL.read(path, most);
  }
}

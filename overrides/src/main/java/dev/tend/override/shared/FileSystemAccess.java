package dev.tend.override.shared;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How files are read. */
interface FileSystemAccess {
  /** The file system. */
  FileSystemAccess REAL = new Real();

  /**
   * The names in a directory, in any order; a name may be missing or there twice when somebody
   * changes the directory meanwhile.
   *
   * @param most how many are read at most
   */
  List<String> names(Path directory, int most) throws IOException;

  /** A file's attributes; of a symbolic link its own. */
  FileAttributes stat(Path path) throws IOException;

  /**
   * Opens a file, but no symbolic link, and reads it.
   *
   * @param most how many bytes are read at most
   */
  byte[] read(Path path, int most) throws IOException;

  /** The operating system's files. */
  final class Real implements FileSystemAccess {
    private Real() {}

    @Override
    public List<String> names(Path directory, int most) throws IOException {
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          if (names.size() == most) {
            break;
          }
          names.add(String.valueOf(entry.getFileName()));
        }
      } catch (DirectoryIteratorException broken) {
        throw broken.getCause();
      }
      return names;
    }

    @Override
    public FileAttributes stat(Path path) throws IOException {
      return FileAttributes.of(
          Files.readAttributes(path, FileAttributes.WANTED, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public byte[] read(Path path, int most) throws IOException {
      try (InputStream stream = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        return stream.readNBytes(most);
      }
    }
  }
}

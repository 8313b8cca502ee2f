package dev.tend.override.shared;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** What keeps the directory from being read or changed, with what to do about it. */
final class DirectoryException extends IOException {
  private static final long serialVersionUID = 1L;

  DirectoryException(String message) {
    super(message);
  }

  private DirectoryException(String message, IOException cause) {
    super(message, cause);
  }

  /** An error of reading; one that has a message for people keeps it. */
  static DirectoryException looking(Path path, IOException cause) {
    return cause instanceof DirectoryException known ? known : of("cannot read " + path, cause);
  }

  /** An error of writing. */
  static DirectoryException writing(Path path, IOException cause) {
    return cause instanceof DirectoryException known ? known : of("cannot write " + path, cause);
  }

  private static DirectoryException of(String what, IOException cause) {
    return switch (cause) {
      case NoSuchFileException gone ->
          new DirectoryException(
              what + ": " + gone.getFile() + " does not exist; mount or create it", gone);
      case AccessDeniedException denied ->
          new DirectoryException(
              what + ": this user cannot access " + denied.getFile() + "; check its owner and mode",
              denied);
      default ->
          new DirectoryException(what + ": " + reason(cause) + "; check its file system", cause);
    };
  }

  private static String reason(IOException cause) {
    if (cause instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
  }
}

package dev.tend.poll;

import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Failures in words for people. */
final class ErrorMessages {
  private ErrorMessages() {}

  static String of(Throwable failed) {
    Throwable cause = failed;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    // The message of these is often no more than the name of a file.
    boolean mute = cause instanceof RuntimeException || cause instanceof FileSystemException;
    boolean speaks = cause.getMessage() != null && !mute;
    return speaks ? String.valueOf(cause.getMessage()) : cause.toString();
  }
}

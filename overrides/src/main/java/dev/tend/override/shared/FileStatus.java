package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import java.time.Instant;
import java.util.Optional;

/** What a file of the shared directory turned out to be. */
sealed interface FileStatus {

  /** The override that is in effect because of the file. */
  Optional<Believed> holds();

  /**
   * An override.
   *
   * @param override as it takes effect
   * @param content the whole content of the file
   * @param changed when the file was last changed, by the clock of its file system
   */
  record Believed(MonitoringOverride override, String content, Instant changed)
      implements FileStatus {
    @Override
    public Optional<Believed> holds() {
      return Optional.of(this);
    }
  }

  /**
   * It is not trusted. The last meaning of it that was trusted holds, whatever is wrong with it
   * now: what cannot be read or was written by a stranger says nothing, so it ends nothing either.
   * A file that is removed ends it, and so does the override's own end.
   *
   * @param reason why
   * @param remedy what to do about it
   * @param kept the last meaning that was trusted
   */
  record Rejected(String reason, String remedy, Optional<Believed> kept) implements FileStatus {
    static Rejected of(String reason, String remedy) {
      return new Rejected(reason, remedy, Optional.empty());
    }

    /** The same of a file that was found to be something else before. */
    Rejected after(Optional<FileStatus> before) {
      return new Rejected(reason, remedy, before.flatMap(FileStatus::holds));
    }

    @Override
    public Optional<Believed> holds() {
      return kept;
    }
  }
}

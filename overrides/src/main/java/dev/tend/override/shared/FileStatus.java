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
   * It is not trusted.
   *
   * @param reason why
   * @param remedy what to do about it
   * @param unclear whether it is unknown what the file is meant to say: then it keeps the last
   *     meaning that was trusted. A file written by somebody who must not does not.
   * @param kept the last meaning that was trusted
   */
  record Rejected(String reason, String remedy, boolean unclear, Optional<Believed> kept)
      implements FileStatus {
    static Rejected untrusted(String reason, String remedy) {
      return new Rejected(reason, remedy, false, Optional.empty());
    }

    static Rejected unclear(String reason, String remedy) {
      return new Rejected(reason, remedy, true, Optional.empty());
    }

    /** The same of a file that was found to be something else before. */
    Rejected after(Optional<FileStatus> before) {
      return unclear ? new Rejected(reason, remedy, true, before.flatMap(FileStatus::holds)) : this;
    }

    @Override
    public Optional<Believed> holds() {
      return kept;
    }
  }
}

package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import java.time.Instant;
import java.util.Optional;

/** What a file of the shared directory turned out to be. */
sealed interface FileStatus {

  /** The override that holds because of the file. */
  Optional<Believed> holds();

  /**
   * An override.
   *
   * @param override as it is to hold
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
   * It is not believed.
   *
   * @param reason why
   * @param remedy what to do about it
   * @param unclear whether nobody knows what the file is meant to say: then it goes on to mean what
   *     it was last believed to mean. A file that somebody must not have written does not.
   * @param kept what it was last believed to mean
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

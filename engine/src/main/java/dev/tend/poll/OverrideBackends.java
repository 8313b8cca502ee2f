package dev.tend.poll;

import java.util.function.Function;

/**
 * Where overrides are kept, and on which threads each place is visited.
 *
 * @param local opens the local store
 * @param localErrands where the store is read and written
 * @param shared the shared directory as it is configured
 * @param sharedErrands where the directory is read and written
 * @param versionErrands where the mail server's version is asked for
 */
public record OverrideBackends(
    LocalBackend.Opening local,
    IoExecutor localErrands,
    Function<PollSettings.Shared, SharedBackend> shared,
    IoExecutor sharedErrands,
    IoExecutor versionErrands) {

  /** Takes no more work in any of them. */
  void close() {
    localErrands.close();
    sharedErrands.close();
    versionErrands.close();
  }
}

package dev.tend.poll;

import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedRepository;
import dev.tend.override.store.LocalRepository;
import dev.tend.override.store.LocalStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
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
    Callable<? extends LocalRepository> local,
    IoExecutor localErrands,
    Function<PollSettings.Shared, ? extends SharedRepository> shared,
    IoExecutor sharedErrands,
    IoExecutor versionErrands) {

  /** Above what SQLite waits for others. */
  private static final Duration DISK = Duration.ofSeconds(8);

  private static final Duration SHARE = Duration.ofSeconds(20);

  /** Above the deadline of the command itself. */
  private static final Duration COMMAND = Duration.ofSeconds(15);

  /** Takes no more work in any of them. */
  void close() {
    localErrands.close();
    sharedErrands.close();
    versionErrands.close();
  }

  /** Those of an agent that keeps its state there. */
  public static OverrideBackends in(Path state) {
    return new OverrideBackends(
        () -> LocalStore.open(state),
        new AbandonableExecutor("tend-override-store", "the local store of overrides", DISK),
        from -> new SharedDirectory(from.directory(), from.trust()),
        new AbandonableExecutor("tend-override-share", "the shared directory of overrides", SHARE),
        new AbandonableExecutor("tend-version", "the command for the version", COMMAND));
  }
}

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
 * Where overrides are kept, and on which threads each store is used.
 *
 * @param local opens the local store
 * @param localWork reads and writes the store
 * @param shared the shared directory as it is configured
 * @param sharedWork reads and writes the directory
 * @param versionWork asks for the mail server's version
 */
public record OverrideBackends(
    Callable<? extends LocalRepository> local,
    IoExecutor localWork,
    Function<PollSettings.Shared, ? extends SharedRepository> shared,
    IoExecutor sharedWork,
    IoExecutor versionWork) {

  /** Longer than SQLite waits for others. */
  private static final Duration DISK = Duration.ofSeconds(8);

  private static final Duration SHARE = Duration.ofSeconds(20);

  /** Longer than the deadline of the command itself. */
  private static final Duration COMMAND = Duration.ofSeconds(15);

  /** Closes all executors. */
  void close() {
    localWork.close();
    sharedWork.close();
    versionWork.close();
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

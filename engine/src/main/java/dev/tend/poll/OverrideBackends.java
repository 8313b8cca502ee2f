package dev.tend.poll;

import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.Acknowledgements;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideRepository;
import dev.tend.override.store.OverrideStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(OverrideBackends.class);

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
        () -> new Local(LocalStore.open(state)),
        new AbandonableExecutor("tend-override-store", "the local store of overrides", DISK),
        Shared::new,
        new AbandonableExecutor("tend-override-share", "the shared directory of overrides", SHARE),
        new AbandonableExecutor("tend-version", "the command for the version", COMMAND));
  }

  /** The local store. */
  private record Local(LocalStore store) implements LocalBackend {
    @Override
    public LocalView view() throws OverrideStoreException {
      return store.view();
    }

    @Override
    public long change() throws OverrideStoreException {
      return store.change();
    }

    @Override
    public Optional<String> note(String name) throws OverrideStoreException {
      return store.note(name);
    }

    @Override
    public void note(String name, String text) throws OverrideStoreException {
      store.note(name, text);
    }

    @Override
    public OverrideRepository repository() {
      return store;
    }

    @Override
    public void close() {
      try {
        store.close();
      } catch (OverrideStoreException unclosable) {
        LOG.warn("the local store of overrides: {}", unclosable.getMessage());
      }
    }
  }

  /** The shared directory. */
  private record Shared(SharedDirectory directory) implements SharedBackend {
    Shared(PollSettings.Shared configured) {
      this(new SharedDirectory(configured.directory(), configured.trust()));
    }

    @Override
    public SharedView look(SharedView before) throws IOException {
      return directory.look(before);
    }

    @Override
    public SharedView recall(String text) {
      return directory.recall(text);
    }

    @Override
    public void acknowledge(Acknowledgement acknowledgement) throws IOException {
      directory.acknowledge(acknowledgement);
    }

    @Override
    public Acknowledgements acknowledgements() throws IOException {
      return directory.acknowledgements();
    }

    @Override
    public OverrideRepository repository() {
      return directory;
    }
  }
}

package dev.tend.agent;

import dev.tend.override.desk.LocalShelf;
import dev.tend.override.desk.OverrideShelf;
import dev.tend.override.desk.SharedShelf;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.Acknowledgements;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.poll.LocalPlace;
import dev.tend.poll.LosableThreads;
import dev.tend.poll.Places;
import dev.tend.poll.PollSettings;
import dev.tend.poll.SharedPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The places where overrides are kept, as they are on a server. */
final class OverridePlaces {
  private static final Logger LOG = LoggerFactory.getLogger(OverridePlaces.class);

  /** Above what SQLite waits for others. */
  private static final Duration DISK = Duration.ofSeconds(8);

  private static final Duration SHARE = Duration.ofSeconds(20);

  /** Above the deadline of the command itself. */
  private static final Duration COMMAND = Duration.ofSeconds(15);

  private OverridePlaces() {}

  /** Those of an agent that keeps its state there. */
  static Places in(Path state) {
    return new Places(
        () -> new Local(LocalStore.open(state)),
        new LosableThreads("tend-override-store", "the local store of overrides", DISK),
        Shared::new,
        new LosableThreads("tend-override-share", "the shared directory of overrides", SHARE),
        new LosableThreads("tend-version", "the command for the version", COMMAND));
  }

  /** The local store. */
  private record Local(LocalStore store) implements LocalPlace {
    @Override
    public Contents contents() throws OverrideStoreException {
      long change = store.change();
      LocalView view = store.view();
      return new Contents(view.overrides(), view.leftOut(), change);
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
    public OverrideShelf shelf() {
      return new LocalShelf(store);
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
  private record Shared(SharedDirectory directory) implements SharedPlace {
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
    public OverrideShelf shelf() {
      return new SharedShelf(directory);
    }
  }
}

package dev.tend.poll;

import dev.tend.config.VersionSource;
import dev.tend.override.Version;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.shared.SharedRepository;
import dev.tend.override.shared.SharedView;
import dev.tend.override.store.LocalRepository;
import dev.tend.override.store.LocalView;
import dev.tend.override.store.OverrideStoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the stores of overrides; none blocks the caller. The local store is opened when it is
 * first needed, and stays open: a file that has gone since is not created again.
 */
final class BackendCalls {
  private static final String CHANGING = "changing overrides";
  private static final Duration SOON = Duration.ofSeconds(5);

  private final OverrideBackends backends;
  private final OpenStore store;
  private Optional<PollSettings.Shared> source = Optional.empty();
  private Optional<SharedRepository> shared = Optional.empty();

  BackendCalls(OverrideBackends backends) {
    this.backends = backends;
    this.store = new OpenStore(backends.local());
  }

  /**
   * What was read from the local store.
   *
   * @param contents what is in it; empty: as known before
   * @param notes notes by name; none unless they were asked for
   */
  record Local(Optional<LocalView> contents, Map<String, String> notes) {}

  /**
   * Reads the local store.
   *
   * @param change the change after which it was last read; empty: it was not
   * @param notes the names of wanted notes
   */
  CompletableFuture<Local> local(Optional<Long> change, List<String> notes) {
    return atLocal(
        "reading it",
        repository -> {
          Map<String, String> found = new HashMap<>();
          for (String name : notes) {
            repository.note(name).ifPresent(text -> found.put(name, text));
          }
          boolean same = change.isPresent() && change.get() == repository.change();
          return new Local(same ? Optional.empty() : Optional.of(repository.view()), found);
        });
  }

  /** Keeps notes. */
  CompletableFuture<Map<String, String>> keep(Map<String, String> notes) {
    return atLocal(
        "keeping notes",
        repository -> {
          for (Map.Entry<String, String> note : notes.entrySet()) {
            repository.note(note.getKey(), note.getValue());
          }
          return notes;
        });
  }

  /** Does something with the local store. */
  <T> CompletableFuture<T> atLocal(String what, Work<LocalRepository, T> work) {
    return backends.localWork().send(what, () -> store.on(work));
  }

  /** Changes something in the local store for a caller that waits. */
  <T> CompletableFuture<T> changeLocal(Work<LocalRepository, T> work) {
    return backends.localWork().send(CHANGING, () -> store.on(work), Optional.of(SOON));
  }

  /** Changes something in the shared directory for a caller that waits. */
  <T> CompletableFuture<T> changeShared(PollSettings.Shared in, Work<SharedRepository, T> work) {
    SharedRepository repository = repository(in);
    return backends.sharedWork().send(CHANGING, () -> work.on(repository), Optional.of(SOON));
  }

  /** Does something with the shared directory; it must be configured. */
  <T> CompletableFuture<T> atShared(
      PollSettings.Shared from, String what, Work<SharedRepository, T> work) {
    SharedRepository repository = repository(from);
    return backends.sharedWork().send(what, () -> work.on(repository));
  }

  private SharedRepository repository(PollSettings.Shared from) {
    if (shared.isEmpty() || !source.equals(Optional.of(from))) {
      source = Optional.of(from);
      shared = Optional.of(backends.shared().apply(from));
    }
    return shared.get();
  }

  /** What an earlier run saw of the shared directory; empty if the text does not say. */
  Optional<SharedView> recall(PollSettings.Shared from, String text) {
    return Optional.of(repository(from).recall(text)).filter(view -> view != SharedView.EMPTY);
  }

  /** Reads the shared directory. */
  CompletableFuture<SharedView> shared(PollSettings.Shared from, SharedView before) {
    return atShared(from, "reading it", repository -> repository.look(before));
  }

  CompletableFuture<Boolean> acknowledge(PollSettings.Shared to, Acknowledgement acknowledgement) {
    return atShared(
        to,
        "acknowledging",
        repository -> {
          repository.acknowledge(acknowledgement);
          return true;
        });
  }

  /** Runs the command for the version. */
  CompletableFuture<Version> version(VersionSource.Command command) {
    return backends.versionWork().send("asking", () -> new VersionCommand(command.argv()).ask());
  }

  /** Closes the local store; does not wait. */
  CompletableFuture<Boolean> close() {
    CompletableFuture<Boolean> closed =
        backends.localWork().send("closing it", () -> store.close());
    return closed.whenComplete((done, failed) -> backends.close());
  }

  /** Something to do with a repository. */
  @FunctionalInterface
  interface Work<P, T> {
    T on(P repository) throws Exception;
  }

  /** The store while it is open. One call at a time: one that hangs keeps the others out. */
  private static final class OpenStore {
    private final Callable<? extends LocalRepository> opening;
    private @Nullable LocalRepository open;
    private boolean closed;

    OpenStore(Callable<? extends LocalRepository> opening) {
      this.opening = opening;
    }

    synchronized <T> T on(Work<LocalRepository, T> work) throws Exception {
      if (closed) {
        throw new OverrideStoreException("the agent is stopping");
      }
      LocalRepository repository = open;
      if (repository == null) {
        repository = opening.call();
        open = repository;
      }
      return work.on(repository);
    }

    synchronized boolean close() throws OverrideStoreException {
      closed = true;
      if (open != null) {
        open.close();
      }
      return true;
    }
  }
}

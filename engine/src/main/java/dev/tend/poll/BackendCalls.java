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
 * Visits to the places where overrides are kept; none waits here. The local store is opened when it
 * is needed first, and stays open: a file that is gone since is not begun anew.
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
   * What the local store says.
   *
   * @param contents what is in it; empty: what was known before
   * @param notes what was noted, by name; none unless it was asked for
   */
  record Local(Optional<LocalView> contents, Map<String, String> notes) {}

  /**
   * Reads the local store.
   *
   * @param change what is known was read after this change; empty: nothing is known
   * @param notes the names of notes that are wanted
   */
  CompletableFuture<Local> local(Optional<Long> change, List<String> notes) {
    return atLocal(
        "reading it",
        place -> {
          Map<String, String> found = new HashMap<>();
          for (String name : notes) {
            place.note(name).ifPresent(text -> found.put(name, text));
          }
          boolean same = change.isPresent() && change.get() == place.change();
          return new Local(same ? Optional.empty() : Optional.of(place.view()), found);
        });
  }

  /** Keeps notes. */
  CompletableFuture<Map<String, String>> keep(Map<String, String> notes) {
    return atLocal(
        "keeping notes",
        place -> {
          for (Map.Entry<String, String> note : notes.entrySet()) {
            place.note(note.getKey(), note.getValue());
          }
          return notes;
        });
  }

  /** Does something with the local store. */
  <T> CompletableFuture<T> atLocal(String what, Work<LocalRepository, T> work) {
    return backends.localErrands().send(what, () -> store.on(work));
  }

  /** Changes something in the local store for somebody who waits for it. */
  <T> CompletableFuture<T> changeLocal(Work<LocalRepository, T> work) {
    return backends.localErrands().send(CHANGING, () -> store.on(work), Optional.of(SOON));
  }

  /** Changes something in the shared directory for somebody who waits for it. */
  <T> CompletableFuture<T> changeShared(PollSettings.Shared in, Work<SharedRepository, T> work) {
    SharedRepository place = place(in);
    return backends.sharedErrands().send(CHANGING, () -> work.on(place), Optional.of(SOON));
  }

  /** Does something with the shared directory; it must be configured. */
  <T> CompletableFuture<T> atShared(
      PollSettings.Shared from, String what, Work<SharedRepository, T> work) {
    SharedRepository place = place(from);
    return backends.sharedErrands().send(what, () -> work.on(place));
  }

  private SharedRepository place(PollSettings.Shared from) {
    if (shared.isEmpty() || !source.equals(Optional.of(from))) {
      source = Optional.of(from);
      shared = Optional.of(backends.shared().apply(from));
    }
    return shared.get();
  }

  /** What an earlier run saw of the shared directory; empty when it is not told by the text. */
  Optional<SharedView> recall(PollSettings.Shared from, String text) {
    return Optional.of(place(from).recall(text)).filter(view -> view != SharedView.EMPTY);
  }

  /** Reads the shared directory. */
  CompletableFuture<SharedView> shared(PollSettings.Shared from, SharedView before) {
    return atShared(from, "looking at it", place -> place.look(before));
  }

  CompletableFuture<Boolean> acknowledge(PollSettings.Shared to, Acknowledgement said) {
    return atShared(
        to,
        "acknowledging",
        place -> {
          place.acknowledge(said);
          return true;
        });
  }

  /** Asks for the version. */
  CompletableFuture<Version> version(VersionSource.Command command) {
    return backends.versionErrands().send("asking", () -> new VersionCommand(command.argv()).ask());
  }

  /** Closes the local store; waits for nothing. */
  CompletableFuture<Boolean> close() {
    CompletableFuture<Boolean> closed =
        backends.localErrands().send("closing it", () -> store.close());
    return closed.whenComplete((done, failed) -> backends.close());
  }

  /** Something to do at a place. */
  @FunctionalInterface
  interface Work<P, T> {
    T on(P place) throws Exception;
  }

  /** The store while it is open. One at a time: who is lost in it keeps the others out. */
  private static final class OpenStore {
    private final Callable<? extends LocalRepository> opening;
    private @Nullable LocalRepository open;
    private boolean closed;

    OpenStore(Callable<? extends LocalRepository> opening) {
      this.opening = opening;
    }

    synchronized <T> T on(Work<LocalRepository, T> work) throws Exception {
      if (closed) {
        throw new OverrideStoreException("the agent stops");
      }
      LocalRepository place = open;
      if (place == null) {
        place = opening.call();
        open = place;
      }
      return work.on(place);
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

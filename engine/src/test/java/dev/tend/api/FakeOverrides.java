package dev.tend.api;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideContext;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideService;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.SharedView;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.OverrideSource;
import dev.tend.override.store.LocalStore;
import dev.tend.override.store.LocalView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The real desk before real stores, without a poller: what is written is taken in at once. The
 * server is {@code mail1.example.org}, of group {@code mailbox}, at 3.8.1; {@code mail2} has been
 * heard of.
 */
public final class FakeOverrides implements OverrideOperations {
  private final List<HealthSetDefinition> sets;
  private final LocalStore store;
  private final SharedDirectory directory;

  /** What was asked for, in order. */
  public final List<Object> asked = new CopyOnWriteArrayList<>();

  /** What goes wrong with everything that is asked. */
  public Optional<Exception> trouble = Optional.empty();

  /** Overrides of these sets in these stores. */
  public FakeOverrides(
      List<HealthSetDefinition> sets, LocalStore store, SharedDirectory directory) {
    this.sets = List.copyOf(sets);
    this.store = store;
    this.directory = directory;
  }

  private <T> CompletableFuture<T> answer(Object asking, Callable<T> deed) {
    asked.add(asking);
    try {
      if (trouble.isPresent()) {
        throw trouble.get();
      }
      return CompletableFuture.completedFuture(deed.call());
    } catch (Exception failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private OverrideContext context() throws Exception {
    List<MonitoringOverride> known =
        Stream.concat(store.overrides().stream(), shared().stream()).toList();
    return new OverrideContext(
        sets,
        known,
        new ServerContext("mail1.example.org", Set.of("mailbox"), Optional.of(version())),
        Set.of("mail1.example.org", "mail2"),
        Set.of("mailbox"));
  }

  private List<MonitoringOverride> shared() throws IOException {
    return directory.overrides();
  }

  private static Version version() throws ValueException {
    return Version.parse("3.8.1");
  }

  /** What holds now. */
  public EffectiveDefinitions effective() {
    try {
      OverrideContext context = context();
      return OverrideMerge.merge(sets, context.known(), context.circumstances(), Instant.now());
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public CompletableFuture<OverrideListing> list() {
    return answer("list", this::listing);
  }

  private OverrideListing listing() throws Exception {
    LocalView local = store.view();
    SharedView shared = directory.look(SharedView.EMPTY);
    Instant now = Instant.now();
    OverrideSnapshot snapshot =
        OverrideSnapshot.of(
            sets,
            context().circumstances(),
            new OverrideSnapshot.Sources(
                OverrideSource.read(
                    new OverrideSnapshot.Contents(local.overrides(), local.rejectedSources()), now),
                Optional.of(directory.path().toString()),
                OverrideSource.read(
                    new OverrideSnapshot.Contents(shared.overrides(), shared.rejectedSources()),
                    now),
                OverrideSource.untried(),
                false));
    return OverrideListing.of(
        snapshot, Optional.of(effective()), directory.acknowledgements(), now);
  }

  @Override
  public CompletableFuture<OverrideAnswer> change(OverrideChange change) {
    OverrideService service = new OverrideService(store, Optional.of(directory));
    return answer(change, () -> service.change(change, context(), Instant.now()));
  }

  @Override
  public CompletableFuture<OverrideListing> look() {
    return answer("look", this::listing);
  }
}

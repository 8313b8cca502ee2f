package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Validity;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideRepository;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.override.store.OverrideText;
import dev.tend.override.store.OverrideTextException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds and removes overrides: parses what was typed, validates it, writes it to the repository of
 * its scope, and answers with what changes on this server. What is wrong is rejected with the
 * reason and the nearest right spelling, and then nothing is written. Its methods may wait for a
 * disk; they may be called by several threads when the repositories may.
 */
public final class OverrideService {
  /** How old a signed text may be; the same towards the future, since clocks differ. */
  public static final Duration SIGNED_WITHIN = Duration.ofDays(1);

  private final OverrideRepository server;
  private final Optional<? extends OverrideRepository> global;

  /**
   * A service.
   *
   * @param server where this server's own overrides are kept
   * @param global where those for several servers are kept; empty: nowhere
   */
  public OverrideService(OverrideRepository server, Optional<? extends OverrideRepository> global) {
    this.server = server;
    this.global = global;
  }

  /**
   * Changes overrides, or says what that would do.
   *
   * @param context what to judge by; what is known of the change's scope is read again
   * @param now wall time
   * @throws IOException if overrides cannot be read or written
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer change(OverrideChange change, OverrideContext context, Instant now)
      throws IOException, OverrideStoreException {
    try {
      OverrideRepository repository = repository(change.scope());
      OverrideContext fresh =
          context.knowing(
              Stream.concat(
                      repository.overrides().stream(),
                      context.known().stream().filter(one -> one.scope() != change.scope()))
                  .toList());
      return switch (change) {
        case OverrideRequest request ->
            add(
                repository,
                new OverrideFactory(fresh, now).compose(request),
                Optional.empty(),
                request.replace(),
                request.whatIf(),
                fresh,
                now);
        case SignedOverride signed ->
            add(
                repository,
                asComposed(signed, fresh, now),
                Optional.of(signed.signature()),
                signed.replace(),
                false,
                fresh,
                now);
        case OverrideRemoval removal -> remove(repository, removal, fresh, now);
      };
    } catch (RejectedException rejected) {
      return OverrideAnswer.refused(change.whatIf(), rejected.rejection());
    }
  }

  private OverrideRepository repository(OverrideScope scope) throws RejectedException {
    if (scope == OverrideScope.SERVER) {
      return server;
    }
    if (global.isEmpty()) {
      throw new RejectedException(
          "no directory is shared with other servers",
          "overrides: {global: DIRECTORY} in the agent's configuration, or a server override");
    }
    return global.get();
  }

  /** The override that was signed; refused when it would be composed otherwise by now. */
  private static MonitoringOverride asComposed(
      SignedOverride signed, OverrideContext context, Instant now) throws RejectedException {
    String again = "to compose and sign it again";
    MonitoringOverride read = read(signed.text());
    if (Duration.between(read.created(), now).abs().compareTo(SIGNED_WITHIN) > 0) {
      throw new RejectedException(
          "it was composed at " + read.created() + ", more than a day from now (" + now + ")",
          again);
    }
    MonitoringOverride judged = new OverrideFactory(context, now).judged(read, signed.unseen());
    if (!judged.equals(read)) {
      throw new RejectedException(
          "the definitions have changed since it was composed: it would be "
              + judged.property()
              + " "
              + judged.value()
              + " now",
          again);
    }
    if (OverrideFactory.isTaken(read.id(), others(context, read))) {
      throw new RejectedException(
          "the id " + read.id() + " has been given to another override since", again);
    }
    return read;
  }

  private static MonitoringOverride read(String text) throws RejectedException {
    try {
      MonitoringOverride read = OverrideText.read(text);
      if (read.scope() != OverrideScope.GLOBAL) {
        throw new RejectedException(
            "it is a server override, and these are not signed", "a global one");
      }
      return read;
    } catch (OverrideTextException unreadable) {
      throw new RejectedException(
          "the text is not an override: " + unreadable.reason(), "the text as it was composed");
    }
  }

  private static OverrideAnswer add(
      OverrideRepository repository,
      MonitoringOverride added,
      Optional<String> signature,
      boolean replace,
      boolean whatIf,
      OverrideContext context,
      Instant now)
      throws RejectedException, IOException, OverrideStoreException {
    Optional<MonitoringOverride> existing =
        context.known().stream()
            .filter(other -> other.key().equals(added.key()) && !other.expiredAt(now))
            .findFirst();
    if (existing.isPresent() && !replace) {
      throw standsInTheWay(existing.get());
    }
    List<String> remarks =
        new ArrayList<>(repository.objection(added, signature).stream().toList());
    if (!whatIf) {
      if (!remarks.isEmpty()) {
        throw new RejectedException(remarks.getFirst(), "");
      }
      try {
        repository.add(added, signature, replace, now);
      } catch (ExistingOverrideException other) {
        throw standsInTheWay(other.existing());
      }
    }
    if (added.validity() instanceof Validity.Forever) {
      remarks.add("it has no end: it stays in effect until somebody removes it");
    }
    List<MonitoringOverride> then =
        Stream.concat(others(context, added).stream(), Stream.of(added)).toList();
    Preview preview = new Preview(context, then, now);
    return new OverrideAnswer(
        true,
        whatIf,
        Optional.empty(),
        Optional.of(preview.row(preview.after, added)),
        Optional.of(OverrideText.write(added)),
        existing.map(one -> preview.row(preview.before, one)),
        EffectiveDiff.between(preview.before, preview.after),
        remarks);
  }

  private static RejectedException standsInTheWay(MonitoringOverride existing) {
    return new RejectedException(
        "the override %s does that already: %s, %s, added by %s at %s%s"
            .formatted(
                existing.id(),
                existing.value(),
                existing.validity().text(),
                existing.owner(),
                existing.created(),
                existing.reason().isBlank() ? "" : ": " + existing.reason()),
        "--replace to replace it");
  }

  private static OverrideAnswer remove(
      OverrideRepository repository, OverrideRemoval removal, OverrideContext context, Instant now)
      throws RejectedException, IOException, OverrideStoreException {
    List<MonitoringOverride> kept =
        context.known().stream().filter(one -> one.scope() == removal.scope()).toList();
    MonitoringOverride found = new RemovalResolver(kept, context).find(removal);
    if (!removal.whatIf() && repository.remove(found.key()).isEmpty()) {
      throw new RejectedException(
          "the override " + found.id() + " was removed by somebody else a moment ago", "");
    }
    Preview preview = new Preview(context, others(context, found), now);
    return new OverrideAnswer(
        true,
        removal.whatIf(),
        Optional.empty(),
        Optional.of(preview.row(preview.before, found)),
        Optional.empty(),
        Optional.empty(),
        EffectiveDiff.between(preview.before, preview.after),
        List.of());
  }

  private static List<MonitoringOverride> others(OverrideContext context, MonitoringOverride one) {
    return context.known().stream().filter(other -> !other.key().equals(one.key())).toList();
  }

  /**
   * The definitions as they hold so far, and as they hold with the overrides that are there then.
   */
  private static final class Preview {
    private final RowMapper rows;
    private final EffectiveDefinitions before;
    private final EffectiveDefinitions after;

    Preview(OverrideContext context, List<MonitoringOverride> then, Instant now) {
      rows = new RowMapper(context.definitions(), context.circumstances());
      before = context.merged(now);
      after = context.knowing(then).merged(now);
    }

    OverrideRow row(EffectiveDefinitions merged, MonitoringOverride one) {
      return merged.effects().stream()
          .filter(effect -> effect.override().equals(one))
          .map(effect -> rows.row(one, effect.outcome(), List.of()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the merge answers for every override"));
    }
  }
}

package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Validity;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideStoreException;
import dev.tend.override.store.OverrideText;
import dev.tend.override.store.OverrideTextException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where overrides are asked for. What is wrong is refused with the reason and the nearest right
 * spelling, and then nothing is written. Its methods may wait for a disk; they may be called by
 * several threads when the shelves may.
 */
public final class OverrideService {
  /** How old a signed text may be; the same towards the future, since clocks differ. */
  public static final Duration SIGNED_WITHIN = Duration.ofDays(1);

  private final OverrideRepository server;
  private final Optional<OverrideRepository> global;

  /**
   * A desk.
   *
   * @param server where this server's own overrides are kept
   * @param global where those for several servers are kept; empty: nowhere
   */
  public OverrideService(OverrideRepository server, Optional<OverrideRepository> global) {
    this.server = server;
    this.global = global;
  }

  /**
   * Adds an override, or tells what that would do.
   *
   * @param context what to judge on; what is known of the scope asked for is read anew
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer add(OverrideRequest request, OverrideContext context, Instant now)
      throws OverrideStoreException {
    try {
      OverrideRepository shelf = shelf(request.scope());
      OverrideContext fresh = fresh(shelf, request.scope(), context);
      MonitoringOverride composed = new OverrideFactory(fresh, now).compose(request);
      Wish wish = new Wish(composed, Optional.empty(), request.replace(), request.whatIf());
      return add(shelf, wish, fresh, now);
    } catch (RejectedException refused) {
      return OverrideAnswer.refused(request.whatIf(), refused.rejection());
    }
  }

  /**
   * Adds a global override that was signed since it was composed.
   *
   * @param context as for the other
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer add(SignedOverride signed, OverrideContext context, Instant now)
      throws OverrideStoreException {
    try {
      MonitoringOverride read = read(signed.text(), now);
      OverrideRepository shelf = shelf(read.scope());
      OverrideContext fresh = fresh(shelf, read.scope(), context);
      MonitoringOverride judged = new OverrideFactory(fresh, now).judged(read, signed.unseen());
      if (!judged.equals(read)) {
        throw new RejectedException(
            "the definitions have changed since it was composed: it would be "
                + judged.property()
                + " "
                + judged.value()
                + " now",
            "to compose and sign it anew");
      }
      if (OverrideIds.isTaken(read.id(), others(fresh.known(), read))) {
        throw new RejectedException(
            "the id " + read.id() + " has been given to another override since",
            "to compose and sign it anew");
      }
      Wish wish = new Wish(read, Optional.of(signed.signature()), signed.replace(), false);
      return add(shelf, wish, fresh, now);
    } catch (RejectedException refused) {
      return OverrideAnswer.refused(false, refused.rejection());
    }
  }

  private static MonitoringOverride read(String text, Instant now) throws RejectedException {
    try {
      MonitoringOverride read = OverrideText.read(text);
      if (read.scope() != OverrideScope.GLOBAL) {
        throw new RejectedException(
            "it is a server override, and these are not signed", "a global one");
      }
      if (Duration.between(read.created(), now).abs().compareTo(SIGNED_WITHIN) > 0) {
        throw new RejectedException(
            "it was composed at " + read.created() + ", more than a day from now (" + now + ")",
            "to compose and sign it anew");
      }
      return read;
    } catch (OverrideTextException unreadable) {
      throw new RejectedException(
          "the text is no override: " + unreadable.reason(), "the text as it was composed");
    }
  }

  /** What is to be written. */
  private record Wish(
      MonitoringOverride override, Optional<String> signature, boolean replace, boolean whatIf) {}

  private static OverrideAnswer add(
      OverrideRepository shelf, Wish wish, OverrideContext context, Instant now)
      throws RejectedException, OverrideStoreException {
    MonitoringOverride added = wish.override();
    Optional<MonitoringOverride> existing =
        context.known().stream()
            .filter(other -> other.key().equals(added.key()) && !other.expiredAt(now))
            .findFirst();
    if (existing.isPresent() && !wish.replace()) {
      throw standsInTheWay(existing.get());
    }
    List<String> remarks = new ArrayList<>();
    Optional<String> objection = shelf.objection(added, wish.signature());
    if (objection.isPresent() && !wish.whatIf()) {
      throw new RejectedException(objection.get(), "");
    }
    objection.ifPresent(remarks::add);
    if (!wish.whatIf()) {
      try {
        shelf.add(added, wish.signature(), wish.replace(), now);
      } catch (ExistingOverrideException other) {
        throw standsInTheWay(other.existing());
      }
    }
    List<MonitoringOverride> then =
        Stream.concat(others(context.known(), added).stream(), Stream.of(added)).toList();
    return answer(wish, existing, MergePreview.of(context, then, now), remarks);
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
        "--replace to put this one in its place");
  }

  private static OverrideAnswer answer(
      Wish wish,
      Optional<MonitoringOverride> existing,
      MergePreview preview,
      List<String> remarks) {
    MonitoringOverride added = wish.override();
    if (added.validity() instanceof Validity.Forever) {
      remarks.add("it has no end: it holds until somebody removes it");
    }
    return new OverrideAnswer(
        true,
        wish.whatIf(),
        Optional.empty(),
        Optional.of(preview.rowAfter(added)),
        Optional.of(OverrideText.write(added)),
        existing.map(preview::rowBefore),
        preview.effectiveChanges(),
        remarks);
  }

  /**
   * Removes an override, or tells what that would do.
   *
   * @param context what to judge on; what is known of the scope asked for is read anew
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer remove(OverrideRemoval removal, OverrideContext context, Instant now)
      throws OverrideStoreException {
    try {
      OverrideRepository shelf = shelf(removal.scope());
      OverrideContext fresh = fresh(shelf, removal.scope(), context);
      List<MonitoringOverride> kept =
          fresh.known().stream().filter(one -> one.scope() == removal.scope()).toList();
      MonitoringOverride found = new RemovalResolver(kept, fresh).find(removal);
      if (!removal.whatIf() && shelf.remove(found.key()).isEmpty()) {
        throw new RejectedException(
            "the override " + found.id() + " was removed by somebody else a moment ago", "");
      }
      MergePreview preview = MergePreview.of(fresh, others(fresh.known(), found), now);
      return new OverrideAnswer(
          true,
          removal.whatIf(),
          Optional.empty(),
          Optional.of(preview.rowBefore(found)),
          Optional.empty(),
          Optional.empty(),
          preview.effectiveChanges(),
          List.of());
    } catch (RejectedException refused) {
      return OverrideAnswer.refused(removal.whatIf(), refused.rejection());
    }
  }

  private OverrideRepository shelf(OverrideScope scope) throws RejectedException {
    return switch (scope) {
      case SERVER -> server;
      case GLOBAL ->
          global.orElseThrow(
              () ->
                  new RejectedException(
                      "no directory is shared with other servers",
                      "overrides: {global: DIRECTORY} in the agent's configuration, or a server"
                          + " override"));
    };
  }

  private static OverrideContext fresh(
      OverrideRepository shelf, OverrideScope scope, OverrideContext context)
      throws OverrideStoreException {
    return context.knowing(
        Stream.concat(
                shelf.overrides().stream(),
                context.known().stream().filter(other -> other.scope() != scope))
            .toList());
  }

  private static List<MonitoringOverride> others(
      List<MonitoringOverride> known, MonitoringOverride one) {
    return known.stream().filter(other -> !other.key().equals(one.key())).toList();
  }
}

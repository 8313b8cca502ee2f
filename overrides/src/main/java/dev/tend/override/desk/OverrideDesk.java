package dev.tend.override.desk;

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
public final class OverrideDesk {
  /** How old a signed text may be; the same towards the future, since clocks differ. */
  public static final Duration SIGNED_WITHIN = Duration.ofDays(1);

  private final OverrideShelf server;
  private final Optional<OverrideShelf> global;

  /**
   * A desk.
   *
   * @param server where this server's own overrides are kept
   * @param global where those for several servers are kept; empty: nowhere
   */
  public OverrideDesk(OverrideShelf server, Optional<OverrideShelf> global) {
    this.server = server;
    this.global = global;
  }

  /**
   * Adds an override, or tells what that would do.
   *
   * @param grounds what to judge on; what is known of the scope asked for is read anew
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer add(OverrideRequest request, Grounds grounds, Instant now)
      throws OverrideStoreException {
    try {
      OverrideShelf shelf = shelf(request.scope());
      Grounds fresh = fresh(shelf, request.scope(), grounds);
      MonitoringOverride composed = new Composer(fresh, now).compose(request);
      Wish wish = new Wish(composed, Optional.empty(), request.replace(), request.whatIf());
      return add(shelf, wish, fresh, now);
    } catch (RefusedException refused) {
      return OverrideAnswer.refused(request.whatIf(), refused.refusal());
    }
  }

  /**
   * Adds a global override that was signed since it was composed.
   *
   * @param grounds as for the other
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer add(SignedOverride signed, Grounds grounds, Instant now)
      throws OverrideStoreException {
    try {
      MonitoringOverride read = read(signed.text(), now);
      OverrideShelf shelf = shelf(read.scope());
      Grounds fresh = fresh(shelf, read.scope(), grounds);
      MonitoringOverride judged = new Composer(fresh, now).judged(read, signed.unseen());
      if (!judged.equals(read)) {
        throw new RefusedException(
            "the definitions have changed since it was composed: it would be "
                + judged.property()
                + " "
                + judged.value()
                + " now",
            "to compose and sign it anew");
      }
      if (OverrideIds.isTaken(read.id(), others(fresh.known(), read))) {
        throw new RefusedException(
            "the id " + read.id() + " has been given to another override since",
            "to compose and sign it anew");
      }
      Wish wish = new Wish(read, Optional.of(signed.signature()), signed.replace(), false);
      return add(shelf, wish, fresh, now);
    } catch (RefusedException refused) {
      return OverrideAnswer.refused(false, refused.refusal());
    }
  }

  private static MonitoringOverride read(String text, Instant now) throws RefusedException {
    try {
      MonitoringOverride read = OverrideText.read(text);
      if (read.scope() != OverrideScope.GLOBAL) {
        throw new RefusedException(
            "it is a server override, and these are not signed", "a global one");
      }
      if (Duration.between(read.created(), now).abs().compareTo(SIGNED_WITHIN) > 0) {
        throw new RefusedException(
            "it was composed at " + read.created() + ", more than a day from now (" + now + ")",
            "to compose and sign it anew");
      }
      return read;
    } catch (OverrideTextException unreadable) {
      throw new RefusedException(
          "the text is no override: " + unreadable.reason(), "the text as it was composed");
    }
  }

  /** What is to be written. */
  private record Wish(
      MonitoringOverride override, Optional<String> signature, boolean replace, boolean whatIf) {}

  private static OverrideAnswer add(OverrideShelf shelf, Wish wish, Grounds grounds, Instant now)
      throws RefusedException, OverrideStoreException {
    MonitoringOverride added = wish.override();
    Optional<MonitoringOverride> existing =
        grounds.known().stream()
            .filter(other -> other.key().equals(added.key()) && !other.expiredAt(now))
            .findFirst();
    if (existing.isPresent() && !wish.replace()) {
      throw standsInTheWay(existing.get());
    }
    List<String> remarks = new ArrayList<>();
    Optional<String> objection = shelf.objection(added, wish.signature());
    if (objection.isPresent() && !wish.whatIf()) {
      throw new RefusedException(objection.get(), "");
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
        Stream.concat(others(grounds.known(), added).stream(), Stream.of(added)).toList();
    return answer(wish, existing, Change.of(grounds, then, now), remarks);
  }

  private static RefusedException standsInTheWay(MonitoringOverride existing) {
    return new RefusedException(
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
      Wish wish, Optional<MonitoringOverride> existing, Change change, List<String> remarks) {
    MonitoringOverride added = wish.override();
    if (added.validity() instanceof Validity.Forever) {
      remarks.add("it has no end: it holds until somebody removes it");
    }
    return new OverrideAnswer(
        true,
        wish.whatIf(),
        Optional.empty(),
        Optional.of(change.rowAfter(added)),
        Optional.of(OverrideText.write(added)),
        existing.map(change::rowBefore),
        change.differences(),
        remarks);
  }

  /**
   * Removes an override, or tells what that would do.
   *
   * @param grounds what to judge on; what is known of the scope asked for is read anew
   * @param now wall time
   * @throws OverrideStoreException if overrides cannot be read or written
   */
  public OverrideAnswer remove(OverrideRemoval removal, Grounds grounds, Instant now)
      throws OverrideStoreException {
    try {
      OverrideShelf shelf = shelf(removal.scope());
      Grounds fresh = fresh(shelf, removal.scope(), grounds);
      List<MonitoringOverride> kept =
          fresh.known().stream().filter(one -> one.scope() == removal.scope()).toList();
      MonitoringOverride found = new Removals(kept, fresh).find(removal);
      if (!removal.whatIf() && shelf.remove(found.key()).isEmpty()) {
        throw new RefusedException(
            "the override " + found.id() + " was removed by somebody else a moment ago", "");
      }
      Change change = Change.of(fresh, others(fresh.known(), found), now);
      return new OverrideAnswer(
          true,
          removal.whatIf(),
          Optional.empty(),
          Optional.of(change.rowBefore(found)),
          Optional.empty(),
          Optional.empty(),
          change.differences(),
          List.of());
    } catch (RefusedException refused) {
      return OverrideAnswer.refused(removal.whatIf(), refused.refusal());
    }
  }

  private OverrideShelf shelf(OverrideScope scope) throws RefusedException {
    return switch (scope) {
      case SERVER -> server;
      case GLOBAL ->
          global.orElseThrow(
              () ->
                  new RefusedException(
                      "no directory is shared with other servers",
                      "overrides: {global: DIRECTORY} in the agent's configuration, or a server"
                          + " override"));
    };
  }

  private static Grounds fresh(OverrideShelf shelf, OverrideScope scope, Grounds grounds)
      throws OverrideStoreException {
    return grounds.knowing(
        Stream.concat(
                shelf.overrides().stream(),
                grounds.known().stream().filter(other -> other.scope() != scope))
            .toList());
  }

  private static List<MonitoringOverride> others(
      List<MonitoringOverride> known, MonitoringOverride one) {
    return known.stream().filter(other -> !other.key().equals(one.key())).toList();
  }
}

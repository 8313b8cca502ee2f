package dev.tend.core.monitor;

import static dev.tend.core.event.TransitionCause.CHAIN_STEPPED;
import static dev.tend.core.event.TransitionCause.EVALUATED;
import static dev.tend.core.event.TransitionCause.HEALED;
import static dev.tend.core.event.TransitionCause.HEARD;
import static dev.tend.core.event.TransitionCause.RAISED;
import static dev.tend.core.event.TransitionCause.REPAIR_BEGAN;
import static dev.tend.core.event.TransitionCause.REPAIR_ENDED;
import static dev.tend.core.event.TransitionCause.SILENT;
import static dev.tend.core.event.TransitionCause.SWITCHED_OFF;
import static dev.tend.core.event.TransitionCause.SWITCHED_ON;
import static dev.tend.core.event.TransitionCause.WITHDRAWN;
import static dev.tend.core.monitor.MonitorPhase.DEGRADED;
import static dev.tend.core.monitor.MonitorPhase.HEALTHY;
import static dev.tend.core.monitor.MonitorPhase.LISTENING;
import static dev.tend.core.monitor.MonitorPhase.OFF;
import static dev.tend.core.monitor.MonitorPhase.ON;
import static dev.tend.core.monitor.MonitorPhase.REPAIRING;
import static dev.tend.core.monitor.MonitorPhase.UNAVAILABLE;
import static dev.tend.core.monitor.MonitorPhase.UNEVALUATED;
import static dev.tend.core.monitor.MonitorPhase.UNHEALTHY;
import static dev.tend.core.monitor.MonitorPhase.UNMARKED;
import static dev.tend.core.monitor.MonitorPhase.UNRECOVERABLE;

import dev.tend.core.event.TransitionCause;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every change of state that a monitor can make, as a table. A monitor is in four places at once:
 * somewhere on its chain, and beside that heard or without a verdict, being repaired or not, on or
 * off. What is not in the table cannot happen.
 */
public final class MonitorMachine {
  /**
   * One change.
   *
   * @param from where
   * @param cause why
   * @param to where to
   */
  public record Row(MonitorPhase from, TransitionCause cause, MonitorPhase to) {}

  /** The table, in reading order. */
  public static final List<Row> ROWS =
      List.of(
          new Row(UNEVALUATED, EVALUATED, HEALTHY),
          new Row(UNEVALUATED, RAISED, DEGRADED),
          new Row(UNEVALUATED, RAISED, UNHEALTHY),
          new Row(UNEVALUATED, RAISED, UNRECOVERABLE),
          new Row(HEALTHY, RAISED, DEGRADED),
          new Row(HEALTHY, RAISED, UNHEALTHY),
          new Row(HEALTHY, RAISED, UNRECOVERABLE),
          new Row(DEGRADED, CHAIN_STEPPED, UNHEALTHY),
          new Row(DEGRADED, CHAIN_STEPPED, UNRECOVERABLE),
          new Row(UNHEALTHY, CHAIN_STEPPED, UNRECOVERABLE),
          new Row(DEGRADED, HEALED, HEALTHY),
          new Row(UNHEALTHY, HEALED, HEALTHY),
          new Row(UNRECOVERABLE, HEALED, HEALTHY),
          // What was healthy by another type of monitor is not known to be so by this one.
          new Row(HEALTHY, WITHDRAWN, UNEVALUATED),
          new Row(DEGRADED, WITHDRAWN, HEALTHY),
          new Row(UNHEALTHY, WITHDRAWN, HEALTHY),
          new Row(UNRECOVERABLE, WITHDRAWN, HEALTHY),
          new Row(DEGRADED, WITHDRAWN, UNEVALUATED),
          new Row(UNHEALTHY, WITHDRAWN, UNEVALUATED),
          new Row(UNRECOVERABLE, WITHDRAWN, UNEVALUATED),
          new Row(HEALTHY, SWITCHED_ON, UNEVALUATED),
          new Row(DEGRADED, SWITCHED_ON, UNEVALUATED),
          new Row(UNHEALTHY, SWITCHED_ON, UNEVALUATED),
          new Row(UNRECOVERABLE, SWITCHED_ON, UNEVALUATED),
          // A notification monitor needs no result to be healthy.
          new Row(UNEVALUATED, SWITCHED_ON, HEALTHY),
          new Row(DEGRADED, SWITCHED_ON, HEALTHY),
          new Row(UNHEALTHY, SWITCHED_ON, HEALTHY),
          new Row(UNRECOVERABLE, SWITCHED_ON, HEALTHY),
          new Row(LISTENING, SILENT, UNAVAILABLE),
          new Row(UNAVAILABLE, HEARD, LISTENING),
          new Row(UNAVAILABLE, SWITCHED_OFF, LISTENING),
          new Row(UNMARKED, REPAIR_BEGAN, REPAIRING),
          new Row(REPAIRING, REPAIR_ENDED, UNMARKED),
          new Row(ON, SWITCHED_OFF, OFF),
          new Row(OFF, SWITCHED_ON, ON));

  private static final Set<Row> ALLOWED = Set.copyOf(ROWS);

  /** The machine that all monitors share. */
  static final MonitorMachine UNWITNESSED = new MonitorMachine(row -> {});

  private final Consumer<Row> witness;

  private MonitorMachine(Consumer<Row> witness) {
    this.witness = witness;
  }

  /** The same machine, telling of every change it makes. */
  static MonitorMachine witnessedBy(Consumer<Row> witness) {
    return new MonitorMachine(witness);
  }

  /**
   * Makes a change.
   *
   * @return where the monitor is then
   * @throws IllegalStateException if the table does not have it
   */
  MonitorPhase move(MonitorPhase from, TransitionCause cause, MonitorPhase to) {
    Row row = new Row(from, cause, to);
    if (!ALLOWED.contains(row)) {
      throw new IllegalStateException(
          "a monitor cannot go from " + from + " to " + to + " on " + cause.text());
    }
    witness.accept(row);
    return to;
  }
}

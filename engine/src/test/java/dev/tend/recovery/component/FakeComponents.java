package dev.tend.recovery.component;

import dev.tend.core.HealthSnapshot.ComponentView;
import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import dev.tend.core.record.HoldRecord;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.ChildRegister;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The agent around components: what it wants of them, and what it is told. */
public final class FakeComponents implements ComponentPort, SteadyClock {
  /** Ended commands, such as {@code SmtpIn offline SUCCEEDED}. */
  final List<String> ended = new CopyOnWriteArrayList<>();

  /** What a later run would find: components whose commands have left a trace. */
  final List<String> traces = new CopyOnWriteArrayList<>();

  volatile boolean holdsKnown = true;
  volatile Optional<Boolean> leftOut = Optional.of(false);
  private final Map<String, ComponentView> views = new ConcurrentHashMap<>();
  private volatile Instant now = Instant.parse("2026-11-29T10:00:00Z");

  /** Nobody holds it. */
  void active(String component) {
    views.put(component, new ComponentView(component, ComponentState.ACTIVE, List.of()));
  }

  /** A person holds it. */
  void held(String component, ComponentState state) {
    HoldPlaced hold =
        new HoldPlaced(
            component, Requester.MAINTENANCE, state, "ada", "a secret", Optional.empty());
    views.put(
        component,
        new ComponentView(
            component, state, List.of(new HoldRecord(hold, Optional.of(Instant.EPOCH)))));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant wall() {
    return now;
  }

  @Override
  public List<ComponentView> components() {
    return List.copyOf(views.values());
  }

  @Override
  public boolean holdsKnown() {
    return holdsKnown;
  }

  @Override
  public Optional<Boolean> leftOut(String component) {
    return leftOut;
  }

  @Override
  public ChildRegister children(String component) {
    return (pid, startTicks) -> traces.add(component);
  }

  @Override
  public void broughtBack(String component) {
    traces.removeIf(component::equals);
  }

  @Override
  public void ended(String component, String command, ActionOutcome outcome) {
    ended.add(component + " " + command + " " + outcome.result());
  }
}

package dev.tend.core.random;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.MonitorEvent.MonitorChanged;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent.Refused;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.event.Verdict;
import dev.tend.core.input.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the runs brought about, and how often: what never happens is not tried. */
final class Coverage {
  /** What no run tries, and why. */
  private static final Map<String, String> NEVER =
      Map.of(
          "Refused Disabled",
              "takes who is switched off in the moment in which it is due; WhoseDoingTest has it",
          "MonitorChanged WITHDRAWN",
              "takes an override of just what is red; OverrideAsBrakeTest has it",
          "RecoveryJudged NotVerified",
              "takes a set that is switched off while it acts; disabled-while-it-acts has it",
          "Input OverridesNoted", "is recorded, and changes nothing else",
          "Input LoadRefused", "is recorded, and changes nothing else",
          "Input ComponentCommandEnded", "is recorded, and changes nothing else",
          "Input Notified", "is the result of a notification probe, which is tried",
          "Input OutcomeUntold", "tells again what was told; LateWordTest has it",
          "Input AgentStopping", "is recorded, and changes nothing else; runs end by crashes");

  private final Map<String, Long> counts = new TreeMap<>();

  void add(Moment moment) {
    counts.merge("Input " + moment.input().getClass().getSimpleName(), 1L, Long::sum);
    moment.decision().events().forEach(event -> count(event.body()));
  }

  /** Inputs, refusals, verdicts and causes of transitions that should have come and never did. */
  List<String> unseen() {
    List<String> all = new ArrayList<>();
    inputs(Input.class).forEach(input -> all.add("Input " + input.getSimpleName()));
    for (Refusal refusal : Refusal.values()) {
      all.add("Refused " + refusal);
    }
    for (Verdict verdict : Verdict.values()) {
      all.add("RecoveryJudged " + verdict);
    }
    for (TransitionCause cause : TransitionCause.values()) {
      all.add("MonitorChanged " + cause);
    }
    all.removeIf(kind -> counts.containsKey(kind) || NEVER.containsKey(kind));
    return all;
  }

  private static Stream<Class<?>> inputs(Class<?> kind) {
    return kind.isSealed()
        ? Stream.of(kind.getPermittedSubclasses()).flatMap(Coverage::inputs)
        : Stream.of(kind);
  }

  @Override
  public String toString() {
    return counts.toString();
  }

  private void count(EventBody body) {
    String kind = body.getClass().getSimpleName();
    if (body instanceof Refused refused) {
      kind += " " + refused.reason();
    } else if (body instanceof RecoveryJudged judged) {
      kind += " " + judged.verdict();
    } else if (body instanceof MonitorChanged changed) {
      kind += " " + changed.occasion();
    }
    counts.merge(kind, 1L, Long::sum);
  }
}

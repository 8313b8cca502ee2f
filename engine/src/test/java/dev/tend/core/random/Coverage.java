package dev.tend.core.random;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.MonitorEvent.MonitorChanged;
import dev.tend.core.event.RecoveryEvent.RecoveryJudged;
import dev.tend.core.event.Refusal;
import dev.tend.core.event.ResponderEvent.Refused;
import dev.tend.core.event.TransitionCause;
import dev.tend.core.event.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the runs brought about, and how often: what never happens is not tried. */
final class Coverage {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(Moment moment) {
    moment.decision().events().forEach(event -> count(event.body()));
  }

  /** Refusals, verdicts and occasions that never came. */
  List<String> unseen() {
    List<String> unseen = new ArrayList<>();
    for (Refusal refusal : Refusal.values()) {
      unseen.add("Refused " + refusal);
    }
    for (Verdict verdict : Verdict.values()) {
      unseen.add("RecoveryJudged " + verdict);
    }
    for (TransitionCause cause : TransitionCause.values()) {
      unseen.add("MonitorChanged " + cause);
    }
    unseen.removeIf(counts::containsKey);
    return unseen;
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

package dev.tend.agent;

import dev.tend.core.HealthSnapshot;
import dev.tend.definition.ItemId;
import dev.tend.definition.problem.Suggestions;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Warns of an override for a target that is not here. It is not refused, since targets come and go,
 * and a shared override may be for another server's; but a mistyped one changes nothing, and nobody
 * would notice.
 */
final class MissingTargetWarning {
  private static final int MOST_NAMES = 10;

  private final Supplier<HealthSnapshot> snapshot;

  /**
   * @param snapshot the health of everything now
   */
  MissingTargetWarning(Supplier<HealthSnapshot> snapshot) {
    this.snapshot = snapshot;
  }

  /** The same answer, with a remark if it is about a target that is not known here. */
  OverrideAnswer remarkedOn(OverrideAnswer answer) {
    return answer
        .override()
        .map(OverrideRow::identity)
        .flatMap(ItemId::parse)
        .flatMap(this::remark)
        .map(answer::remarking)
        .orElse(answer);
  }

  private Optional<String> remark(ItemId item) {
    List<String> here =
        snapshot.get().monitors().stream()
            .map(HealthSnapshot.MonitorView::id)
            .filter(id -> id.healthSet().equalsIgnoreCase(item.healthSet()))
            .flatMap(id -> id.target().stream())
            .distinct()
            .toList();
    return item.target()
        .filter(target -> !here.isEmpty() && here.stream().noneMatch(target::equalsIgnoreCase))
        .map(target -> words(target, item.healthSet(), here));
  }

  private static String words(String target, String healthSet, List<String> here) {
    return healthSet
        + " has no target '"
        + target
        + "' on this server now; it has "
        + String.join(", ", here.subList(0, Math.min(here.size(), MOST_NAMES)))
        + (here.size() > MOST_NAMES ? " and " + (here.size() - MOST_NAMES) + " more" : "")
        + Suggestions.nearest(target, here)
            .map(nearest -> "; did you mean '" + nearest + "'?")
            .orElse("");
  }
}

package dev.tend.poll;

import dev.tend.definition.MonitorDefinition;
import dev.tend.override.change.OverrideNotice;
import dev.tend.override.merge.EffectiveDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A core that remembers what it was told. */
final class FakeCorePort implements CorePort {
  private final List<EffectiveDefinitions> applied = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Optional<String>> ignorance = new ArrayList<>();
  private List<String> refusals = List.of();
  private boolean recording = true;

  @Override
  public List<String> apply(EffectiveDefinitions definitions) {
    if (refusals.isEmpty()) {
      applied.add(definitions);
    }
    return refusals;
  }

  @Override
  public void tell(List<OverrideNotice> notices) {
    notices.forEach(notice -> told.add(notice.sentence()));
  }

  @Override
  public void overridesUnknown(Optional<String> why) {
    ignorance.add(why);
  }

  @Override
  public boolean records() {
    return recording;
  }

  void recording(boolean now) {
    recording = now;
  }

  void refuses(String... why) {
    refusals = List.of(why);
  }

  /** How often definitions came. */
  int applications() {
    return applied.size();
  }

  List<Optional<String>> ignorance() {
    return ignorance;
  }

  /** What was told since the last time somebody asked. */
  List<String> heard() {
    List<String> heard = List.copyOf(told);
    told.clear();
    return heard;
  }

  /** Whether the monitor of the test set is enabled in definitions. */
  static boolean enabled(EffectiveDefinitions definitions, String monitor) {
    return definitions.set("Mail").orElseThrow().definition().monitors().stream()
        .filter(one -> one.id().item().equals(monitor))
        .findFirst()
        .map(MonitorDefinition::enabled)
        .orElseThrow();
  }
}

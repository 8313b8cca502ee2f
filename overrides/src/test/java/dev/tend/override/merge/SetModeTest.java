package dev.tend.override.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.HealthSetProperties;
import dev.tend.definition.type.ResponderProperties;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mode of a health set lowers that of its responders, whoever says it, and raises none. */
class SetModeTest {
  private static final Provenance LINE = new Provenance.Declared(SourcePosition.ofFile("of-set"));

  private static HealthSetDefinition smtp(Mode mode) {
    String name = HealthSetProperties.MODE.name();
    return Sets.smtp().withSettings(Settings.none().with(name, new Setting(mode, LINE)));
  }

  private static ResponderDefinition restart(
      HealthSetDefinition set, MonitoringOverride... overrides) {
    return OverrideMerge.merge(List.of(set), List.of(overrides), Overrides.HERE, Overrides.NOW)
        .set("Smtp")
        .orElseThrow()
        .definition()
        .responders()
        .getFirst();
  }

  private static MonitoringOverride ofSet(String mode) {
    return Overrides.of(new Subject.WholeSet("Smtp"), "mode", mode);
  }

  private static MonitoringOverride ofRestart(String mode) {
    return Overrides.responder("Smtp\\Restart", "mode", mode);
  }

  @Test
  void the_lowest_of_set_and_responder_counts() {
    assertThat(restart(smtp(Mode.OBSERVE)).mode()).isEqualTo(Mode.OBSERVE);
    assertThat(restart(smtp(Mode.ACT)).mode()).isEqualTo(Mode.APPROVE);
    assertThat(restart(smtp(Mode.OBSERVE), ofRestart("off")).mode()).isEqualTo(Mode.OFF);
    assertThat(restart(smtp(Mode.OBSERVE), ofRestart("approve")).mode()).isEqualTo(Mode.OBSERVE);
    assertThat(restart(smtp(Mode.OBSERVE), ofSet("off")).mode()).isEqualTo(Mode.OFF);
    assertThat(restart(Sets.smtp(), ofSet("off"), ofRestart("observe")).mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void what_is_lowered_says_where_that_comes_from() {
    assertThat(restart(smtp(Mode.OBSERVE)).settings().provenance(ResponderProperties.MODE))
        .isEqualTo(LINE);
    assertThat(restart(Sets.smtp(), ofSet("off")).settings().provenance(ResponderProperties.MODE))
        .isEqualTo(new Provenance.Overridden("Smtp mode=off", "ann", "a test"));
  }

  @Test
  void what_has_no_mode_is_given_none() {
    ResponderDefinition page =
        EffectiveSet.unchanged(smtp(Mode.OFF)).definition().responders().getLast();

    assertThat(page).isEqualTo(Sets.smtp().responders().getLast());
  }

  @Test
  void what_an_override_changes_on_one_target_is_lowered_there_too() {
    EffectiveSet set = new EffectiveSet(Sets.smtp(), Map.of("DB1", smtp(Mode.OBSERVE)));

    assertThat(set.forTarget("db1").responders().getFirst().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(set.forTarget("db2").responders().getFirst().mode()).isEqualTo(Mode.APPROVE);
  }

  @Test
  void an_override_does_not_raise_it() {
    assertThat(
            OverrideMerge.check(
                ofSet("act"), List.of(smtp(Mode.OBSERVE)), List.of(), Overrides.NOW))
        .isInstanceOfSatisfying(
            OverrideOutcome.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(
                        "mode of Smtp is observe and can only be lowered, not raised to act"));
  }
}

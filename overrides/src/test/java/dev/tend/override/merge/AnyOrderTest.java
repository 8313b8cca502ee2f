package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.HERE;
import static dev.tend.override.merge.Overrides.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.check.CrossChecks;
import dev.tend.definition.problem.Problem;
import dev.tend.override.MonitoringOverride;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any overrides at all; the seed is in the name of a failed test. */
class AnyOrderTest {
  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_overrides_does_not_matter(int seed) {
    Random random = new Random(seed);
    List<MonitoringOverride> overrides = new RandomOverrides(random).some();
    List<MonitoringOverride> shuffled = new ArrayList<>(overrides);
    Collections.shuffle(shuffled, random);

    assertThat(merge(Sets.all(), shuffled)).isEqualTo(merge(Sets.all(), overrides));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void merging_what_is_merged_changes_nothing(int seed) {
    List<MonitoringOverride> overrides =
        new RandomOverrides(new Random(seed))
            .some().stream().filter(override -> override.subject().target().isEmpty()).toList();
    List<HealthSetDefinition> once = definitions(merge(Sets.all(), overrides));

    assertThat(definitions(merge(once, overrides))).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void no_property_changes_that_is_not_overridable(int seed) {
    EffectiveDefinitions merged = merge(Sets.all(), new RandomOverrides(new Random(seed)).some());

    for (HealthSetDefinition declared : Sets.all()) {
      EffectiveSet effective = merged.set(declared.name()).orElseThrow();
      Stream.of(effective.definition(), effective.forTarget("DB1"), effective.forTarget("DB2"))
          .forEach(view -> assertThat(closed(view)).isEqualTo(closed(declared)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_merged_is_as_sound_as_what_was_declared(int seed) {
    EffectiveDefinitions merged = merge(Sets.all(), new RandomOverrides(new Random(seed)).some());

    for (HealthSetDefinition declared : Sets.all()) {
      EffectiveSet effective = merged.set(declared.name()).orElseThrow();
      Stream.of(effective.definition(), effective.forTarget("DB1"))
          .forEach(view -> assertThat(errors(view)).isEqualTo(errors(declared)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_override_has_exactly_one_effect(int seed) {
    List<MonitoringOverride> overrides = new RandomOverrides(new Random(seed)).some();

    assertThat(merge(Sets.all(), overrides).effects())
        .extracting(OverrideEffect::override)
        .containsExactlyInAnyOrderElementsOf(overrides);
  }

  private static List<String> errors(HealthSetDefinition definition) {
    return CrossChecks.check(List.of(definition)).stream()
        .filter(Problem::isError)
        .map(Problem::what)
        .toList();
  }

  private static EffectiveDefinitions merge(
      List<HealthSetDefinition> definitions, List<MonitoringOverride> overrides) {
    return OverrideMerge.merge(definitions, overrides, HERE, NOW);
  }

  private static List<HealthSetDefinition> definitions(EffectiveDefinitions merged) {
    return merged.sets().stream().map(EffectiveSet::definition).toList();
  }

  /** What must stay: routes aside, which an override reaches by their error class. */
  private static List<String> closed(HealthSetDefinition set) {
    return set.items()
        .flatMap(
            item ->
                item.properties().stream()
                    .filter(property -> !property.overridable())
                    .filter(property -> !property.name().equals("routes"))
                    .map(property -> item.id() + " " + item.settings().find(property)))
        .toList();
  }
}

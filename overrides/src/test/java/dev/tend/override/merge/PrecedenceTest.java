package dev.tend.override.merge;

import static dev.tend.override.merge.Overrides.ALL;
import static dev.tend.override.merge.Overrides.GROUP;
import static dev.tend.override.merge.Overrides.NAMED;
import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.THIS_SERVER;
import static dev.tend.override.merge.Overrides.created;
import static dev.tend.override.merge.Overrides.merge;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.on;
import static dev.tend.override.merge.Overrides.outcome;
import static dev.tend.override.merge.Overrides.valid;
import static dev.tend.override.merge.Overrides.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.value.Provenance;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of several overrides of one value holds. */
class PrecedenceTest {
  private static final String EVERYWHERE = "Space\\SpaceMonitor";
  private static final String DB1 = "Space\\SpaceMonitor\\DB1";

  /** The winner first; each is older than those after it, so that age decides none of them. */
  private static final List<MonitoringOverride> RANKS =
      List.of(
          rank("server+target", DB1, THIS_SERVER),
          rank("server", EVERYWHERE, THIS_SERVER),
          rank("named+target", DB1, NAMED),
          rank("group+target", DB1, GROUP),
          valid(rank("version+target", DB1, ALL), versions("[3.8,3.9)")),
          rank("all+target", DB1, ALL),
          rank("named", EVERYWHERE, NAMED),
          rank("group", EVERYWHERE, GROUP),
          valid(rank("version", EVERYWHERE, ALL), versions("3.8.1")),
          rank("all", EVERYWHERE, ALL));

  private static MonitoringOverride rank(String id, String identity, Selector selector) {
    return named(on(Overrides.monitor(identity, "monitoringInterval", "31m"), selector), id);
  }

  static Stream<Arguments> pairs() {
    return IntStream.range(0, RANKS.size())
        .boxed()
        .flatMap(
            first ->
                IntStream.range(first + 1, RANKS.size())
                    .mapToObj(
                        second ->
                            Arguments.of(
                                created(RANKS.get(first), NOW.minusSeconds(10)),
                                created(RANKS.get(second), NOW.minusSeconds(5)))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_more_specific_override_holds_for_the_target(
      MonitoringOverride specific, MonitoringOverride general) {
    EffectiveDefinitions merged = merge(general, specific);

    assertThat(signedBy(merged.set("space").orElseThrow().forTarget("db1")))
        .contains(specific.id());
    assertThat(outcome(merged, specific.id())).isInstanceOf(OverrideOutcome.Applied.class);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void the_loser_is_shadowed_unless_it_holds_elsewhere(
      MonitoringOverride specific, MonitoringOverride general) {
    boolean holdsElsewhere =
        specific.subject().target().isPresent() && general.subject().target().isEmpty();

    OverrideOutcome outcome = outcome(merge(specific, general), general.id());

    if (holdsElsewhere) {
      assertThat(outcome).isInstanceOf(OverrideOutcome.Applied.class);
    } else {
      assertThat(outcome).isEqualTo(new OverrideOutcome.ShadowedBy(specific.id()));
    }
  }

  @Test
  void of_equally_specific_overrides_the_later_holds_and_the_loser_names_it() {
    MonitoringOverride early = created(rank("early", EVERYWHERE, GROUP), NOW.minusSeconds(9));
    MonitoringOverride late = created(rank("late", EVERYWHERE, GROUP), NOW.minusSeconds(8));

    EffectiveDefinitions merged = merge(early, late);

    assertThat(outcome(merged, "late")).isInstanceOf(OverrideOutcome.Applied.class);
    assertThat(outcome(merged, "early")).isEqualTo(new OverrideOutcome.ShadowedBy("late"));
    assertThat(merged.effects())
        .extracting(effect -> effect.override().id())
        .containsExactly("late", "early");
  }

  @Test
  void one_target_differs_and_the_others_keep_what_holds_for_all() {
    EffectiveSet set =
        merge(
                rank("all", EVERYWHERE, ALL),
                named(Overrides.monitor(DB1, "monitoringInterval", "50m"), "one"))
            .set("Space")
            .orElseThrow();

    assertThat(spaceMonitor(set.forTarget("dB1")).monitoringInterval())
        .isEqualTo(Duration.ofMinutes(50));
    assertThat(spaceMonitor(set.forTarget("DB2")).monitoringInterval())
        .isEqualTo(Duration.ofMinutes(31));
    assertThat(set.byTarget()).containsOnlyKeys("db1");
  }

  @Test
  void a_star_as_target_means_every_copy() {
    EffectiveSet set =
        merge(Overrides.monitor("Space/SpaceMonitor/*", "monitoringInterval", "31m"))
            .set("Space")
            .orElseThrow();

    assertThat(spaceMonitor(set.forTarget("DB2")).monitoringInterval())
        .isEqualTo(Duration.ofMinutes(31));
    assertThat(set.byTarget()).isEmpty();
  }

  private static MonitorDefinition spaceMonitor(HealthSetDefinition set) {
    return set.monitors().getFirst();
  }

  private static Optional<String> signedBy(HealthSetDefinition set) {
    Provenance provenance =
        spaceMonitor(set).settings().provenance(MonitorProperties.MONITORING_INTERVAL);
    return provenance instanceof Provenance.Overridden overridden
        ? Optional.of(overridden.override())
        : Optional.empty();
  }
}

package dev.tend.definition.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.value.Property;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypesTest {
  private static final Set<String> NEVER_OVERRIDABLE =
      Set.of("command", "password", "username", "host", "port", "path", "service", "component");

  private final Types types = Types.builtIn();

  private Stream<ItemDescriptor> all() {
    return Stream.of(
            types.probes().values(), types.monitors().values(), types.responders().values())
        .flatMap(java.util.Collection::stream);
  }

  @Test
  void every_rule_has_its_monitor_type() {
    assertThat(types.monitors()).hasSameSizeAs(MonitorRule.values());
    assertThat(types.monitor("no-results").map(MonitorType::rule)).contains(MonitorRule.NO_RESULTS);
  }

  @Test
  void names_and_aliases_of_one_type_differ_also_in_case() {
    all()
        .forEach(
            type ->
                assertThat(
                        type.properties().stream()
                            .flatMap(
                                property ->
                                    Stream.concat(
                                        Stream.of(property.name()),
                                        property.aliases().stream()
                                            .map(alias -> alias.name())
                                            .filter(
                                                alias -> !alias.equalsIgnoreCase(property.name()))))
                            .map(name -> name.toLowerCase(Locale.ROOT)))
                    .as(type.name())
                    .doesNotHaveDuplicates());
  }

  @Test
  void what_is_executed_and_where_secrets_are_is_never_overridable() {
    all()
        .flatMap(type -> type.properties().stream())
        .filter(property -> NEVER_OVERRIDABLE.contains(property.name()))
        .forEach(property -> assertThat(property.overridable()).as(property.name()).isFalse());
  }

  @Test
  void meanings_are_sentences() {
    all()
        .flatMap(type -> type.properties().stream())
        .map(Property::meaning)
        .forEach(meaning -> assertThat(meaning).endsWith("."));
  }

  @Test
  void further_types_join_but_cannot_replace_any() {
    ProbeType own =
        new ProbeType(
            "sieve",
            ProbeKind.RECURRENT,
            "Filters.",
            ProbeProperties.scheduled(),
            settings -> Optional.empty());
    Types more = Types.with(List.of(own), List.of());
    assertThat(more.probe("sieve")).contains(own);
    assertThat(more.probe("smtp")).contains(SmtpProbeType.TYPE);
    assertThatThrownBy(() -> Types.with(List.of(SmtpProbeType.TYPE), List.of()))
        .hasMessage("two types are named smtp");
  }
}

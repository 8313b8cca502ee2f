package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Alias;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtensionAttributesTest {
  private final ItemDefinition probe =
      YamlSamples.reader()
          .read("disk-space.yaml", YamlSamples.text("disk-space.yaml"))
          .definition()
          .orElseThrow()
          .probes()
          .getFirst();

  @Test
  void an_attribute_is_a_property_of_its_item() {
    Property<?> attribute = property(probe, "ExtensionAttributes.Every");
    assertThat(attribute.name()).isEqualTo("ExtensionAttributes.Every");
    assertThat(attribute.meaning()).isEqualTo("How often to look.");
    assertThat(attribute.overridable()).isTrue();
    assertThat(probe.settings().find(attribute)).isEqualTo(Optional.of(Duration.ofMinutes(1)));
  }

  @Test
  void what_refers_to_it_follows_an_override() {
    Property<?> interval = property(probe, "recurrenceInterval");
    assertThat(probe.settings().find(interval)).isEqualTo(Optional.of(Duration.ofMinutes(1)));
    Setting changed =
        new Setting(Duration.ofHours(1), new Provenance.Overridden("7", "pat", "too noisy"));
    ItemDefinition overridden =
        probe.withSettings(probe.settings().with("ExtensionAttributes.Every", changed));
    assertThat(overridden.settings().find(interval)).isEqualTo(Optional.of(Duration.ofHours(1)));
    assertThat(overridden.settings().provenance(interval).toString()).contains("too noisy");
    assertThat(overridden.properties()).contains(property(probe, "ExtensionAttributes.Every"));
  }

  @Test
  void a_property_has_its_alias_in_any_case() {
    Property<?> interval = property(probe, "recurrenceInterval");
    assertThat(interval.aliasNamed("recurrenceintervalSECONDS").map(Alias::bareNumberUnit))
        .contains("s");
    assertThat(interval.aliasNamed("recurrenceInterval")).isEmpty();
  }

  private static Property<?> property(ItemDefinition item, String name) {
    return item.properties().stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_reference_must_fit_be_whole_and_lead_somewhere() {
    String text = YamlSamples.text("disk-space.yaml");
    assertThat(problem(text.replace("{type: duration, default: 1m", "{type: count, default: 1")))
        .isEqualTo(
            "a.yaml:12:25: error: ExtensionAttributes.Every is a count; expected for"
                + " recurrenceInterval a duration with its unit, such as 30s, 5m, 32h or 7d");
    assertThat(problem(text.replace("${ExtensionAttributes.Every}", "${ExtensionAttributes.Ever}")))
        .endsWith("did you mean 'ExtensionAttributes.Every'?");
    assertThat(
            problem(text.replace("${ExtensionAttributes.Every}", "\"${ExtensionAttributes.E} s\"")))
        .endsWith(
            "an attribute cannot be part of a value; expected ${ExtensionAttributes.E} as the"
                + " whole value");
    assertThat(problem(text.replace("default: 1m, ", "")))
        .contains("the attribute Every has no default; expected default: a duration");
  }

  private static String problem(String text) {
    return YamlSamples.printed(YamlSamples.readAll(text).problems()).getFirst();
  }
}

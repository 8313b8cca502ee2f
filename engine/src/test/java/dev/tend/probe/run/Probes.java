package dev.tend.probe.run;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probes of the set {@code Set}. */
final class Probes {
  private static final SourcePosition NOWHERE = SourcePosition.ofFile("test");

  private Probes() {}

  /** One of type {@code fake}. */
  static ScheduledProbe fake(String name, Duration timeout) {
    return of("fake", name, timeout);
  }

  static ScheduledProbe of(String type, String name, Duration timeout) {
    ProbeType described =
        new ProbeType(
            type, ProbeKind.RECURRENT, "A fake.", List.of(), settings -> Optional.empty());
    Settings settings =
        Settings.of(
            Map.of(
                ProbeProperties.TIMEOUT.name(),
                new Setting(timeout, new Provenance.Declared(NOWHERE))));
    ItemId id = ItemId.of("Set", name);
    return new ScheduledProbe(id, new ProbeDefinition(id, described, settings, NOWHERE));
  }
}

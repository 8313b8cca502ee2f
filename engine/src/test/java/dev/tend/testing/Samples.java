package dev.tend.testing;

import dev.tend.core.effect.Intent;
import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.type.ProbeKind;
import dev.tend.definition.type.ProbeProperties;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.ResponderType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probes and acts for tests of the clock, which does not care what they are. */
final class Samples {
  private static final SourcePosition NOWHERE = SourcePosition.ofFile("test");

  private Samples() {}

  static ItemId id(String item) {
    return ItemId.of("Set", item);
  }

  static ScheduledProbe probe(String name, Duration interval) {
    ProbeType type =
        new ProbeType(
            "fake", ProbeKind.RECURRENT, "A fake.", List.of(), settings -> Optional.empty());
    Setting setting = new Setting(interval, new Provenance.Declared(NOWHERE));
    Settings settings = Settings.of(Map.of(ProbeProperties.RECURRENCE_INTERVAL.name(), setting));
    return new ScheduledProbe(id(name), new ProbeDefinition(id(name), type, settings, NOWHERE));
  }

  static Intent intent(String instance) {
    ResponderType type =
        new ResponderType(
            "fake", ResponderKind.DISTURB, "A fake.", List.of(), settings -> "service:fake");
    ResponderDefinition responder =
        new ResponderDefinition(id("Restart"), type, Settings.none(), NOWHERE);
    return new Intent(
        instance, responder.id(), responder, "Mail", "service:fake", "e1", 1, Instant.EPOCH);
  }
}

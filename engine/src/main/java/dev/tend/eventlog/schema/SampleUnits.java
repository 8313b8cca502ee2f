package dev.tend.eventlog.schema;

import dev.tend.core.event.DefinitionEvent;
import dev.tend.core.event.EventBody;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.value.Dimension;
import java.util.HashMap;
import java.util.Map;

/** The units of samples, from the definitions seen so far. */
final class SampleUnits {
  private final Map<ItemId, String> units = new HashMap<>();

  void follow(EventBody body) {
    if (body instanceof DefinitionEvent.DefinitionApplied applied
        && applied.definition() instanceof ProbeDefinition probe) {
      String unit = probe.sampleDimension().map(SampleUnits::unit).orElse("");
      if (unit.isEmpty()) {
        units.remove(applied.item());
      } else {
        units.put(applied.item(), unit);
      }
    } else if (body instanceof DefinitionEvent.DefinitionRemoved removed) {
      units.remove(removed.item());
    }
  }

  /** The unit of a probe's sample; empty text for plain numbers, and where it is not known. */
  String of(ItemId probe) {
    return units.getOrDefault(probe, "");
  }

  private static String unit(Dimension dimension) {
    return switch (dimension) {
      case NUMBER -> "";
      case PERCENT -> "%";
      case SIZE -> "B";
      case TIME -> "s";
    };
  }
}

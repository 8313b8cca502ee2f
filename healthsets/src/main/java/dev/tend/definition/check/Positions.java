package dev.tend.definition.check;

import dev.tend.definition.ItemDefinition;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import java.util.Optional;

/** Where things are. */
final class Positions {
  private Positions() {}

  /** Where a property was written in the set itself; else where its item is. */
  static SourcePosition of(ItemDefinition item, Property<?> property) {
    return item.settings()
        .setting(property.name())
        .flatMap(
            setting ->
                setting.provenance() instanceof Provenance.Declared declared
                    ? Optional.of(declared.at())
                    : Optional.<SourcePosition>empty())
        .orElse(item.position());
  }
}

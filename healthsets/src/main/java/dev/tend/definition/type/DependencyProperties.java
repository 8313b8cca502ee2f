package dev.tend.definition.type;

import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.util.List;

/** What an entry of {@code dependsOn:} may say when it is more than a name. */
public final class DependencyProperties {
  /** Which set. */
  public static final Property<String> SET =
      Property.of("set", ValueTypes.NAME, "The health set depended on.").mandatory();

  /** Which monitor of it. */
  public static final Property<String> ITEM =
      Property.of("item", ValueTypes.NAME, "One monitor of that set. Without it, all of them.");

  /** From which state on. */
  public static final Property<MonitorState> AT =
      Property.of(
          "at",
          ValueTypes.oneOf(MonitorState.class, MonitorState::text),
          "The state from which on it blocks. Default: Degraded for a set of DependencyAvailability, else Unhealthy.");

  /** All of them. */
  public static final List<Property<?>> ALL = List.of(SET, ITEM, AT);

  private DependencyProperties() {}
}

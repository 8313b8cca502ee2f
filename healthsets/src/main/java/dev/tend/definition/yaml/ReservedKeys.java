package dev.tend.definition.yaml;

import java.util.List;

/** The keys of the language that are no properties but hold a structure of their own. */
public final class ReservedKeys {
  /** What must be well before. */
  public static final String DEPENDS_ON = "dependsOn";

  /** What the items are instantiated for. */
  public static final String TARGETS = "targets";

  /** What the agent's configuration may fill in. */
  public static final String PARAMETERS = "parameters";

  /** What measures. */
  public static final String PROBES = "probes";

  /** What judges. */
  public static final String MONITORS = "monitors";

  /** What acts. */
  public static final String RESPONDERS = "responders";

  /** The name of an item. */
  public static final String NAME = "name";

  /** The type of an item. */
  public static final String TYPE = "type";

  /** An item's own attributes. */
  public static final String EXTENSION_ATTRIBUTES = "extensionAttributes";

  /** Of a set. */
  public static final List<String> OF_SET =
      List.of(DEPENDS_ON, TARGETS, PARAMETERS, PROBES, MONITORS, RESPONDERS);

  /** Of an item. */
  public static final List<String> OF_ITEM = List.of(NAME, TYPE, EXTENSION_ATTRIBUTES);

  private ReservedKeys() {}
}

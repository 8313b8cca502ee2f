package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The properties that every item has. */
public final class CommonProperties {
  public static final Property<Boolean> ENABLED =
      Property.of(
              "enabled",
              ValueTypes.BOOLEAN,
              "Whether this takes part. What is disabled is shown, never judged.")
          .orElse(true)
          .open()
          .alias("Enabled", "");

  public static final Property<String> DESCRIPTION =
      Property.of(
              "description",
              ValueTypes.TEXT,
              "What this says about the service, for a person at three in the morning.")
          .mandatory();

  private CommonProperties() {}
}

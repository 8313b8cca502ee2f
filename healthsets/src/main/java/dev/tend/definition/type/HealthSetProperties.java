package dev.tend.definition.type;

import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.Mode;
import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.util.List;

/** The properties of a health set itself, beside its items. */
public final class HealthSetProperties {
  public static final Property<String> HEALTH_SET =
      Property.of("healthSet", ValueTypes.NAME, "The name of the health set, unique on a server.")
          .mandatory();

  public static final Property<HealthGroup> HEALTH_GROUP =
      Property.of(
              "healthGroup",
              ValueTypes.oneOf(HealthGroup.class),
              "The group whose state this health set is part of.")
          .mandatory();

  public static final Property<String> COMPONENT =
      Property.of(
          "component",
          ValueTypes.NAME,
          "The server component this health set belongs to. Without one, nothing of it can be taken"
              + " offline.");

  public static final Property<String> ONLY_WITH =
      Property.of(
          "onlyWith",
          NameTypes.SERVICE,
          "A service without which this health set is switched off by itself: while systemd has no"
              + " such unit, or it is masked or disabled and has not run since the host booted. A"
              + " service that failed or was stopped switches nothing off. Without it, nothing"
              + " does.");

  public static final Property<String> DESCRIPTION =
      Property.of("description", ValueTypes.TEXT, "What works when this health set is healthy.")
          .mandatory();

  public static final Property<String> RUNBOOK =
      Property.of(
              "runbook",
              ValueTypes.TEXT,
              "What a person should look at first, in two or three sentences.")
          .mandatory();

  /** Has the name of a responder's own, of which it lowers the value. */
  public static final Property<Mode> MODE =
      Property.of(
              ResponderProperties.MODE.name(),
              ValueTypes.oneOf(Mode.class),
              "How far the responders of this health set may go; lowers theirs, never raises it.")
          .orElse(Mode.ACT)
          .open();

  /** All of them, in the order of help and schema. */
  public static final List<Property<?>> ALL =
      List.of(
          HEALTH_SET,
          HEALTH_GROUP,
          COMPONENT,
          CommonProperties.ENABLED,
          MODE,
          ONLY_WITH,
          DESCRIPTION,
          RUNBOOK);

  private HealthSetProperties() {}
}

package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.util.List;
import java.util.Optional;

/** The probe {@code notification}. */
public final class NotificationProbeType {
  public static final Property<Boolean> GREEN_EVENT =
      Property.of(
              "greenEvent",
              ValueTypes.BOOLEAN,
              "Whether whoever reports red also reports green. If not, expiresAfter must say how"
                  + " long it stays red.")
          .orElse(true);

  public static final ProbeType TYPE =
      new ProbeType(
          "notification",
          ProbeKind.NOTIFICATION,
          "Takes red and green events from outside, by key: through tend notify or the API.",
          List.of(
              CommonProperties.ENABLED,
              CommonProperties.DESCRIPTION,
              GREEN_EVENT,
              ProbeProperties.EXPIRES_AFTER),
          settings -> Optional.empty());

  private NotificationProbeType() {}
}

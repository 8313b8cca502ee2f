package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;

/** The properties of probes that connect to something. */
public final class ConnectionProperties {
  public static final Property<String> HOST =
      Property.of("host", NameTypes.HOST, "The host name or address to connect to.")
          .orElse("127.0.0.1");

  public static final Property<Security> SECURITY =
      Property.of(
              "security",
              ValueTypes.oneOf(Security.class),
              "How the connection is encrypted. The certificate is not judged here; tls-certificate"
                  + " does that.")
          .orElse(Security.NONE);

  public static final Property<String> USERNAME =
      Property.of(
          "username",
          ValueTypes.TEXT,
          "The probe's own account. Without one, the probe does not log in.");

  public static final Property<String> PASSWORD =
      Property.of(
          "password",
          ValueTypes.SECRET,
          "Where the account's password is; one that is refused makes the result Inconclusive.");

  private ConnectionProperties() {}

  /** The port, with the one that the protocol usually has. */
  static Property<Integer> port(int usual) {
    return Property.of("port", ValueTypes.PORT, "The port to connect to.").orElse(usual);
  }
}

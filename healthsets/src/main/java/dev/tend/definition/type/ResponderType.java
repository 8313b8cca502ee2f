package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import java.util.List;
import java.util.function.Function;

/**
 * A type of responder.
 *
 * @param name the name in YAML
 * @param kind what it does to the world
 * @param description what it does
 * @param properties every property
 * @param resource what it acts on, given its settings, such as {@code service:postfix}: two
 *     responders with the same resource share its slot and its ledger; empty text when it acts on
 *     its health set's component alone
 */
public record ResponderType(
    String name,
    ResponderKind kind,
    String description,
    List<Property<?>> properties,
    Function<Settings, String> resource)
    implements ItemDescriptor {

  /**
   * The type that takes a component out of service; its hold belongs to the episode that made it.
   */
  public static final String TAKE_OFFLINE = "take-offline";

  /** The type after which nothing on the server remembers what it did. */
  public static final String REBOOT_SERVER = "reboot-server";

  /** The type that brings a component back. */
  public static final String BRING_ONLINE = "bring-online";
}

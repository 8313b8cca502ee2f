package dev.tend.probe.client;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.Security;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;

/**
 * Where a server listens, and how the connection is encrypted.
 *
 * @param host a name or an address
 * @param port the port
 * @param security when encryption begins
 */
public record Endpoint(String host, int port, Security security) {
  /** The server that the settings of a probe name. */
  public static Endpoint of(Settings settings, Property<Integer> port) {
    return new Endpoint(
        settings.get(ConnectionProperties.HOST),
        settings.get(port),
        settings.get(ConnectionProperties.SECURITY));
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}

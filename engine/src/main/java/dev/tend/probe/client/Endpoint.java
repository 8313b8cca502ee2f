package dev.tend.probe.client;

import dev.tend.definition.type.Security;

/**
 * Where a server listens, and how the connection is encrypted.
 *
 * @param host a name or an address
 * @param port the port
 * @param security when encryption begins
 */
public record Endpoint(String host, int port, Security security) {
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}

package dev.tend.probe.mail;

import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.probe.client.Endpoint;

/** Which server the settings of a probe name. */
final class EndpointSettings {
  private EndpointSettings() {}

  static Endpoint of(Settings settings, Property<Integer> port) {
    return new Endpoint(
        settings.get(ConnectionProperties.HOST),
        settings.get(port),
        settings.get(ConnectionProperties.SECURITY));
  }
}

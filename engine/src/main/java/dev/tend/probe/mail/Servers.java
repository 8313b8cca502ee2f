package dev.tend.probe.mail;

import dev.tend.definition.type.Connection;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.probe.line.Endpoint;

/** Which server the settings of a probe name. */
final class Servers {
  private Servers() {}

  static Endpoint of(Settings settings, Property<Integer> port) {
    return new Endpoint(
        settings.get(Connection.HOST), settings.get(port), settings.get(Connection.SECURITY));
  }
}

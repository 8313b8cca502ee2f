package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import java.util.List;

/**
 * A type of monitor. Plug-ins cannot add one: the rules are the core's.
 *
 * @param rule how it judges
 * @param description what it does
 * @param properties every property
 */
public record MonitorType(MonitorRule rule, String description, List<Property<?>> properties)
    implements ItemDescriptor {
  @Override
  public String name() {
    return rule.typeName();
  }
}

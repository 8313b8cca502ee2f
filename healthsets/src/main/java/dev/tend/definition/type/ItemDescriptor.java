package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import java.util.List;

/** What is common to the descriptors of all item types. */
public sealed interface ItemDescriptor permits ProbeType, MonitorType, ResponderType {

  /** The name in YAML after {@code type:}, in kebab-case. */
  String name();

  /** What items of this type do, in one or two sentences. */
  String description();

  /** Every property of such items, in the order in which help and schema show them. */
  List<Property<?>> properties();
}

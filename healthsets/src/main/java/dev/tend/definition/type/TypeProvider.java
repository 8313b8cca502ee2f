package dev.tend.definition.type;

import java.util.List;

/** What a plug-in offers: its descriptors, found through {@link java.util.ServiceLoader}. */
public interface TypeProvider {
  /** The probe types of this plug-in. */
  List<ProbeType> probeTypes();

  /** The responder types of this plug-in. */
  List<ResponderType> responderTypes();
}

package dev.tend.core.event;

/** What happened; each kind of event is a record of one of the families below. */
public sealed interface EventBody
    permits ProbeEvent,
        MonitorEvent,
        ResponderEvent,
        RecoveryEvent,
        IncidentEvent,
        EnvironmentEvent,
        DefinitionEvent,
        OverrideEvent {

  /** The channel it is recorded in. */
  Channel channel();

  /** Exchange's number of this event in its channel; 0 when it has none. */
  default int number() {
    return 0;
  }
}

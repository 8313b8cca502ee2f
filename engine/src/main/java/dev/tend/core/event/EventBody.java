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
        OverrideEvent {}

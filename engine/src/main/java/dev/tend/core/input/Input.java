package dev.tend.core.input;

/**
 * One thing that the world tells the core. The core takes one at a time, with the time at which it
 * takes it.
 */
public sealed interface Input
    permits ProbeReported,
        Ticked,
        DefinitionInput,
        RecoveryInput,
        OperatorInput,
        EnvironmentInput {}

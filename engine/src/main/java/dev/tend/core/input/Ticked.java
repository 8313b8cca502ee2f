package dev.tend.core.input;

/** Time has passed: a deadline that the core asked for is there. */
public record Ticked() implements Input {}

package dev.tend.probe;

/**
 * A red or green event that a probe found.
 *
 * @param key what it is about; a green takes back the red of the same key
 * @param red whether it is red
 * @param message what a person should read; empty text for none
 */
public record Notice(String key, boolean red, String message) {}

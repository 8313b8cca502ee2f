package dev.tend.config;

import dev.tend.definition.value.Word;

/** Who starts and stops services. */
public enum ServiceManagerKind implements Word.Camel {
  /** Units of systemd. */
  SYSTEMD,
  /** The commands that the configuration gives for each service, and no others. */
  COMMANDS;

  @Override
  public String toString() {
    return text();
  }
}

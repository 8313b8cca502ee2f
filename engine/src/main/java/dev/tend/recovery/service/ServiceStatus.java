package dev.tend.recovery.service;

import java.util.Optional;

/**
 * How a service stands.
 *
 * @param activity whether it runs
 * @param keptDown why it must not be started: a person wants it down; empty when nobody is known to
 * @param words the same for people
 */
public record ServiceStatus(Activity activity, Optional<String> keptDown, String words) {

  /** Whether a service runs. */
  public enum Activity {
    /** It runs. */
    RUNNING,
    /** It is being started, stopped or reloaded. */
    CHANGING,
    /** It does not run. */
    DOWN,
    /** It cannot be told. */
    UNKNOWN
  }
}

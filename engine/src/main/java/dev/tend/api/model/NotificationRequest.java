package dev.tend.api.model;

import java.util.Optional;

/**
 * Reports from outside that something is red or green.
 *
 * @param probe the identity of a notification probe, with its target
 * @param key what it is about; a green takes back the red of the same key
 * @param colour {@code red} or {@code green}
 * @param message what a person should read
 */
public record NotificationRequest(
    String probe, String key, String colour, Optional<String> message) {
  /** The key of a probe that is about one thing only. */
  public static final String DEFAULT_KEY = "default";

  /** In characters. */
  public static final int LONGEST_KEY = 128;

  /** In characters; the rest is cut off. */
  public static final int LONGEST_MESSAGE = 1024;

  public static final String RED = "red";
  public static final String GREEN = "green";
}

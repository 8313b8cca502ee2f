package dev.tend.cli.option;

import java.util.Optional;

/** The person who runs the command. */
public final class CurrentUser {
  private CurrentUser() {}

  /** The user who called {@code sudo}, rather than root; empty if unknown. */
  public static String name() {
    return Optional.ofNullable(System.getenv("SUDO_USER"))
        .filter(user -> !user.isBlank())
        .orElseGet(() -> System.getProperty("user.name", ""));
  }
}

package dev.tend.cli.option;

import java.util.Optional;

/** Who types. */
public final class CurrentUser {
  private CurrentUser() {}

  /** Who is behind {@code sudo}, not root; empty text when nobody can tell. */
  public static String name() {
    return Optional.ofNullable(System.getenv("SUDO_USER"))
        .filter(user -> !user.isBlank())
        .orElseGet(() -> System.getProperty("user.name", ""));
  }
}

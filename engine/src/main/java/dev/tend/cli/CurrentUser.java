package dev.tend.cli;

import java.util.Optional;

/** Who types. */
final class CurrentUser {
  private CurrentUser() {}

  /** Who is behind {@code sudo}, not root; empty text when nobody can tell. */
  static String name() {
    return Optional.ofNullable(System.getenv("SUDO_USER"))
        .filter(user -> !user.isBlank())
        .orElseGet(() -> System.getProperty("user.name", ""));
  }
}

package dev.tend.config;

import java.util.List;

/** How the mail server's version is known, which version-bound overrides are compared with. */
public sealed interface VersionSource {

  /** It is not configured: overrides bound to a version do not apply. */
  record Unknown() implements VersionSource {}

  /**
   * The configuration states it.
   *
   * @param text a version, as overrides write them
   */
  record Literal(String text) implements VersionSource {}

  /**
   * A command prints it.
   *
   * @param argv the program and its arguments; never empty
   */
  record Command(List<String> argv) implements VersionSource {
    /** Copies the list. */
    public Command {
      argv = List.copyOf(argv);
    }
  }
}

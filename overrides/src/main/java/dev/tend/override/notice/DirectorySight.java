package dev.tend.override.notice;

/** How it stands with the shared directory at one moment. */
public sealed interface DirectorySight {

  /** None is configured. */
  record None() implements DirectorySight {}

  /** Nobody has looked at it in this life, so that what was told of it stands. */
  record NotYet() implements DirectorySight {}

  /** It was read. */
  record Read() implements DirectorySight {}

  /**
   * It could not be read.
   *
   * @param why why not
   */
  record Unreadable(String why) implements DirectorySight {}
}

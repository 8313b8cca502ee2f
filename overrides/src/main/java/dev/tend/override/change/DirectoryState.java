package dev.tend.override.change;

/** How it stands with the shared directory at one moment. */
public sealed interface DirectoryState {

  /** None is configured. */
  record None() implements DirectoryState {}

  /** Nobody has looked at it in this life, so that what was told of it stands. */
  record NotYet() implements DirectoryState {}

  /** It was read. */
  record Read() implements DirectoryState {}

  /**
   * It could not be read.
   *
   * @param why why not
   */
  record Unreadable(String why) implements DirectoryState {}
}

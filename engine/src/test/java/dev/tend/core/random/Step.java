package dev.tend.core.random;

import java.util.function.Consumer;

/**
 * One thing that the world does, so that it can be done again without it: what it names, such as
 * "the oldest act", is found when it is done.
 *
 * @param at when, in milliseconds of the time that really passes
 * @param text what, for a person
 * @param punctual whether deadlines up to then come first, also when the core was asleep
 * @param does how
 */
record Step(long at, String text, boolean punctual, Consumer<Stage> does) {
  @Override
  public String toString() {
    return text;
  }
}

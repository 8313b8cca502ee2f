package dev.tend.override.store;

import static dev.tend.override.store.Brakes.NOW;

import dev.tend.override.MonitoringOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * A program that adds, replaces and removes at random. It says what it is about to do, and then
 * what came of it, one line each: who kills it knows all but the outcome of the last.
 */
final class StoreWriter {
  /** Monitors of the writers' own, so many each; nobody else changes them. */
  static final int OWN = 4;

  /** Monitors for which everybody adds and removes, and nobody replaces. */
  static final int CONTESTED = 9_000;

  /** Monitors for which everybody replaces, and nobody removes. */
  static final int REPLACED = 9_100;

  static final int EACH = 3;

  /** At the end of each line, so that one that was cut short is known. */
  static final String END = " .";

  private final LocalStore store;
  private final int number;
  private final Random random;

  private StoreWriter(LocalStore store, int number, long seed) {
    this.store = store;
    this.number = number;
    this.random = new Random(seed);
  }

  /** The first of the monitors of a writer's own. */
  static int own(int writer) {
    return writer * 10;
  }

  /** With a directory, the number of the writer, a seed, and how much to do; begins when told. */
  public static void main(String[] arguments) throws IOException, OverrideStoreException {
    // Once elsewhere, so that all begin where it counts at the same instant.
    LocalStore.open(Files.createTempDirectory("elsewhere-")).close();
    say("ready");
    if (System.in.read() < 0) {
      return;
    }
    int number = Integer.parseInt(arguments[1]);
    try (LocalStore store = LocalStore.open(Path.of(arguments[0]))) {
      StoreWriter writer = new StoreWriter(store, number, Long.parseLong(arguments[2]));
      for (int step = 1; step <= Integer.parseInt(arguments[3]); step++) {
        writer.step(step);
      }
    }
  }

  private void step(int step) {
    String value = number + "." + step;
    switch (random.nextInt(5)) {
      case 0 -> add(own(number) + random.nextInt(OWN), value, random.nextBoolean());
      case 1 -> remove(own(number) + random.nextInt(OWN));
      case 2 -> add(CONTESTED + random.nextInt(EACH), value, false);
      case 3 -> remove(CONTESTED + random.nextInt(EACH));
      default -> add(REPLACED + random.nextInt(EACH), value, true);
    }
  }

  private void add(int monitor, String value, boolean replace) {
    say("add " + monitor + " " + value + " " + replace);
    try {
      store.add(Brakes.of(monitor, value), Optional.empty(), replace, NOW);
      say("added");
    } catch (ExistingOverrideException there) {
      say("there " + there.existing().value());
    } catch (OverrideStoreException failed) {
      failed(failed);
    }
  }

  private void remove(int monitor) {
    say("remove " + monitor);
    try {
      Optional<MonitoringOverride> removed = store.remove(Brakes.of(monitor, "").key());
      say(removed.map(one -> "removed " + one.value()).orElse("none"));
    } catch (OverrideStoreException failed) {
      failed(failed);
    }
  }

  private static void say(String line) {
    System.out.println(line + END);
  }

  private static void failed(OverrideStoreException failed) {
    say("failed");
    System.err.println(failed.getMessage());
  }
}

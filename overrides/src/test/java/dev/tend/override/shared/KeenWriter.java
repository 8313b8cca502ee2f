package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A program that changes a shared directory as fast as it can, and says before and after each
 * change what it is about: what it said afterwards is acknowledged.
 */
final class KeenWriter {
  static final int ROUNDS = 10;
  private static final int OWN = 3;

  private final SharedDirectory shared;
  private final String name;
  private final Random random;

  private KeenWriter(Path directory, String name, long seed) {
    this.shared = new SharedDirectory(directory, TrustPolicy.PLAIN);
    this.name = name;
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    KeenWriter writer = new KeenWriter(Path.of(args[0]), args[1], Long.parseLong(args[2]));
    System.out.println("ready");
    if (System.in.read() >= 0) {
      writer.write();
    }
  }

  private void write() throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i = 0; i < ROUNDS; i++) {
      add("Race-" + order.get(i), i);
      own("Own-" + name + "-" + random.nextInt(OWN), i);
      replace("Hot", i);
      remove("Doomed-" + order.get(i));
      add("Late-" + order.get(i), i);
      if (i % 4 == 0) {
        shared.acknowledge(
            new Acknowledgement(name, List.of(), Optional.empty(), Sample.NOW, List.of()));
      }
    }
  }

  private void own(String monitor, int round) {
    switch (random.nextInt(3)) {
      case 0 -> add(monitor, round);
      case 1 -> replace(monitor, round);
      default -> remove(monitor);
    }
  }

  static MonitoringOverride override(String monitor, String value) {
    return Sample.of(monitor + "=" + value, monitor, value, Sample.NOW);
  }

  private interface Step {
    String take() throws IOException, ExistingOverrideException;
  }

  private void add(String monitor, int round) {
    write("add", monitor, name + "." + round, false);
  }

  private void replace(String monitor, int round) {
    write("replace", monitor, name + "." + round, true);
  }

  private void write(String verb, String monitor, String value, boolean replace) {
    say(
        verb,
        monitor,
        value,
        () -> {
          shared.add(override(monitor, value), Optional.empty(), replace, Sample.NOW);
          return "done";
        });
  }

  private void remove(String monitor) {
    say(
        "remove",
        monitor,
        "-",
        () -> shared.remove(override(monitor, "").key()).map(gone -> "done").orElse("nothing"));
  }

  private static void say(String verb, String monitor, String value, Step step) {
    System.out.println(verb + " " + monitor + " " + value + " " + System.nanoTime());
    String outcome;
    try {
      outcome = step.take();
    } catch (ExistingOverrideException existing) {
      outcome = "exists";
    } catch (IOException failed) {
      outcome = "failed " + failed.getMessage();
    }
    System.out.println(System.nanoTime() + " " + outcome);
  }
}

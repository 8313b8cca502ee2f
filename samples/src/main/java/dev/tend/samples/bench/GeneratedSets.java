package dev.tend.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Health sets of SMTP and TCP probes, half and half, with one monitor for each target.
 *
 * @param directory where they are written
 * @param interval how often each probe runs, in seconds
 */
record GeneratedSets(Path directory, int interval) {
  private static final int TARGETS_OF_A_SET = 100;
  private static final int PROBES_OF_A_TARGET = 2;

  /** Writes sets that make so many runs a second together, all at one port. */
  void write(String name, int port, int runsPerSecond) throws IOException {
    Files.createDirectories(directory);
    int targets = Math.max(1, runsPerSecond * interval / PROBES_OF_A_TARGET);
    for (int first = 0; first < targets; first += TARGETS_OF_A_SET) {
      int last = Math.min(targets, first + TARGETS_OF_A_SET);
      String set = name + first / TARGETS_OF_A_SET;
      Files.writeString(directory.resolve(set + ".yaml"), text(set, port, first, last));
    }
  }

  private String text(String set, int port, int first, int last) {
    String targets =
        IntStream.range(first, last).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));
    return """
    healthSet: %1$s
    healthGroup: ServiceComponents
    description: Generated to measure the agent.
    runbook: Nothing to do.
    targets: [%2$s]
    probes:
      - name: %1$sSmtpProbe
        type: smtp
        description: Generated.
        recurrenceInterval: %3$ds
        timeout: %4$ds
        port: %5$d
      - name: %1$sTcpProbe
        type: tcp
        description: Generated.
        recurrenceInterval: %3$ds
        timeout: %4$ds
        port: %5$d
        greeting: "220"
    monitors:
      - name: %1$sMonitor
        type: consecutive-probe-failures
        description: Generated.
        probes: [%1$sSmtpProbe, %1$sTcpProbe]
        monitoringInterval: %6$ds
        monitoringThreshold: 3
        stateTransitions: {degraded: 0s}
    """
        .formatted(set, targets, interval, Math.max(1, interval / 2), port, 6 * interval);
  }
}

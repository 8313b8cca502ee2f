package dev.tend.recovery.evidence;

import dev.tend.recovery.OperationLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The TCP sockets of the host, summed up: for each port that is listened on, how many connections
 * wait to be accepted, and how many are in each state; then those that go out, by the port of the
 * other side. Who is connected is not said.
 */
final class SocketEvidence implements EvidencePart.Source {
  private static final int LISTEN = 0x0A;
  private static final int MOST_OUTGOING = 40;
  private static final int LOOK_AT_CLOCK = 4_096;

  private static final List<String> STATES =
      List.of(
          "?",
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSE",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING",
          "NEW_SYN_RECV");

  private final Path proc;

  SocketEvidence(Path proc) {
    this.proc = proc;
  }

  /** What was counted so far. */
  private static final class Tally {
    /** Connections that wait to be accepted, by port. */
    private final Map<Integer, Long> waiting = new TreeMap<>();

    private final Map<Integer, Map<String, Integer>> byLocalPort = new TreeMap<>();
    private final Map<Integer, Map<String, Integer>> byRemotePort = new TreeMap<>();
    private final List<int[]> connections = new ArrayList<>();

    void add(String line) {
      String[] fields = line.strip().split("\\s+", 6);
      if (fields.length < 5 || !fields[0].endsWith(":") || fields[0].equals("sl")) {
        return;
      }
      int local = port(fields[1]);
      int state = Integer.parseInt(fields[3], 16);
      if (state == LISTEN) {
        long queued = Long.parseLong(fields[4].substring(fields[4].indexOf(':') + 1), 16);
        waiting.merge(local, queued, Long::sum);
      } else {
        connections.add(new int[] {local, port(fields[2]), state});
      }
    }

    void sum() {
      for (int[] one : connections) {
        boolean incoming = waiting.containsKey(one[0]);
        String state = one[2] < STATES.size() ? STATES.get(one[2]) : STATES.getFirst();
        (incoming ? byLocalPort : byRemotePort)
            .computeIfAbsent(incoming ? one[0] : one[1], port -> new TreeMap<>())
            .merge(state, 1, Integer::sum);
      }
    }

    private static int port(String address) {
      return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
  }

  @Override
  public void look(EvidenceRequest request, EvidenceSection section, OperationLimits limits)
      throws IOException {
    overflows(section);
    Tally tally = new Tally();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      read(table, tally, section, limits);
    }
    tally.sum();
    for (Integer port : new TreeSet<>(tally.waiting.keySet())) {
      section.line(
          "listening on "
              + port
              + ": "
              + tally.waiting.get(port)
              + " wait to be accepted; "
              + tally.byLocalPort.getOrDefault(port, Map.of()));
    }
    outgoing(tally.byRemotePort, section);
  }

  /** Where most go; the rest of a busy host goes back to the ports of clients, each its own. */
  private static void outgoing(Map<Integer, Map<String, Integer>> byPort, EvidenceSection section) {
    byPort.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                (Map.Entry<?, Map<String, Integer>> one) -> -sum(one.getValue())))
        .limit(MOST_OUTGOING)
        .forEach(one -> section.line("going out to " + one.getKey() + ": " + one.getValue()));
    int others = byPort.size() - MOST_OUTGOING;
    if (others > 0) {
      section.line("and to " + others + " more ports, fewer to each");
    }
  }

  private static int sum(Map<String, Integer> states) {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void read(String table, Tally tally, EvidenceSection section, OperationLimits limits)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(proc.resolve(table))) {
      int read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        tally.add(line);
        if (++read % LOOK_AT_CLOCK == 0 && limits.deadline().remainingMillis() < 500) {
          section.missing("only " + read + " lines of " + table + " were read");
          return;
        }
      }
    } catch (NoSuchFileException noSuchFamily) {
      section.line("no " + table);
    }
  }

  /** Since the boot: connections that came while the queue of a port was full. */
  private void overflows(EvidenceSection section) throws IOException {
    List<String> lines = Files.readAllLines(proc.resolve("net/netstat"));
    for (int at = 0; at + 1 < lines.size(); at += 2) {
      List<String> names = List.of(lines.get(at).split(" ", -1));
      List<String> values = List.of(lines.get(at + 1).split(" ", -1));
      for (String wanted : List.of("ListenOverflows", "ListenDrops", "TCPAbortOnMemory")) {
        int place = names.indexOf(wanted);
        if (place >= 0 && place < values.size()) {
          section.line(wanted + " since the boot: " + values.get(place));
        }
      }
    }
  }
}

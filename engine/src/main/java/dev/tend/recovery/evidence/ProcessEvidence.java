package dev.tend.recovery.evidence;

import dev.tend.process.ProcessInfo;
import dev.tend.process.ProcessState;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The processes of the host: those that wait for a device or are stopped first, with the kernel's
 * stack where it may be read, then the greatest. By name only: arguments may be secret.
 */
final class ProcessEvidence implements EvidencePart.Source {
  private static final String HEADING =
      "    pid    ppid state                running       cpu       rss   fds waits-in name";
  private static final int MOST = 800;
  private static final int MOST_STACKS = 20;
  private static final int TICKS = 100;
  private static final String RESIDENT = "VmRSS:";
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final Path proc;

  private record Seen(ProcessInfo process, long residentKilobytes) {}

  ProcessEvidence(Path proc) {
    this.proc = proc;
  }

  @Override
  public void look(EvidenceRequest request, EvidenceSection section, OperationLimits limits)
      throws IOException {
    List<ProcessInfo> found = new ProcessTable(proc).all();
    List<Seen> all =
        found.stream()
            .map(one -> new Seen(one, resident(one.pid())))
            .filter(seen -> seen.residentKilobytes() > 0 || stuck(seen.process()))
            .sorted(
                Comparator.comparing((Seen seen) -> !stuck(seen.process()))
                    .thenComparing(Seen::residentKilobytes, Comparator.reverseOrder()))
            .toList();
    double uptime = Double.parseDouble(text(Path.of("uptime")).split(" ", 2)[0]);
    section.line(
        all.size()
            + " processes, "
            + found.stream().filter(one -> !one.alive()).count()
            + " zombies; times in seconds, memory in KiB");
    section.line(HEADING);
    int stacks = 0;
    int listed = 0;
    for (Seen seen : all) {
      boolean inTime = limits.deadline().remainingMillis() > 300;
      if (!inTime || listed == MOST || !section.line(line(seen, uptime))) {
        section.missing("only " + listed + " of " + all.size() + " are listed");
        return;
      }
      listed++;
      if (stuck(seen.process()) && stacks < MOST_STACKS) {
        stacks++;
        stack(seen.process().pid(), section);
      }
    }
  }

  private static boolean stuck(ProcessInfo process) {
    return process.state() == ProcessState.WAITING_FOR_DEVICE || process.state().halted();
  }

  private String line(Seen seen, double uptime) {
    ProcessInfo process = seen.process();
    return String.format(
        Locale.ROOT,
        "%7d %7d %-18s %9.0f %9.1f %9d %5s %s %s",
        process.pid(),
        process.parent(),
        process.state(),
        uptime - (double) process.startTicks() / TICKS,
        cpu(process.pid()),
        seen.residentKilobytes(),
        descriptors(process.pid()),
        waitsIn(process.pid()),
        process.command());
  }

  private long resident(long pid) {
    return text(Path.of(Long.toString(pid), "status"))
        .lines()
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private double cpu(long pid) {
    String stat = text(Path.of(Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > SYSTEM_TIME
        ? (Double.parseDouble(fields[USER_TIME]) + Double.parseDouble(fields[SYSTEM_TIME])) / TICKS
        : 0;
  }

  private String descriptors(long pid) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("fd"))) {
      int count = 0;
      for (Path unused : open) {
        count++;
      }
      return Integer.toString(count);
    } catch (IOException goneOrNotOurs) {
      return "?";
    }
  }

  private String waitsIn(long pid) {
    String function = text(Path.of(Long.toString(pid), "wchan")).strip();
    return function.isEmpty() || function.equals("0") ? "-" : function;
  }

  private void stack(long pid, EvidenceSection section) {
    text(Path.of(Long.toString(pid), "stack"))
        .lines()
        .limit(30)
        .forEach(frame -> section.line("          " + frame));
  }

  /** A file of /proc; empty text when the process is gone or the file may not be read. */
  private String text(Path file) {
    try {
      return new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.UTF_8);
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }
}

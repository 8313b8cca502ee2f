package dev.tend.recovery.evidence;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What there is to look at on this host: never an argument of a process, nor what a file says. */
public final class HostEvidence {
  private static final Path PROC = Path.of("/proc");
  private static final Duration QUICK = Duration.ofSeconds(2);
  private static final Duration SLOW = Duration.ofSeconds(4);
  private static final String LOG_LINES = "300";
  private static final String KERNEL_LINES = "100";

  private static final List<String> MEMORY =
      List.of("loadavg", "pressure/cpu", "pressure/io", "pressure/memory", "meminfo");

  private HostEvidence() {}

  /**
   * All parts.
   *
   * @param journalctl the program that reads systemd's journal, and its first arguments; empty:
   *     this host has none
   * @param queue the queue of Postfix
   * @param configuration directories whose newest files are named
   * @param changes the last changes of what Tend itself does, a line each, the newest first
   */
  public static List<EvidencePart> parts(
      List<String> journalctl,
      PostfixQueue queue,
      List<Path> configuration,
      Supplier<List<String>> changes) {
    List<EvidencePart> parts = new ArrayList<>();
    parts.add(new EvidencePart("processes", SLOW, new ProcessEvidence(PROC)));
    parts.add(new EvidencePart("sockets", SLOW, new SocketEvidence(PROC)));
    parts.add(
        new EvidencePart(
            "queue", SLOW, (request, section, limits) -> queue(queue, section, limits)));
    if (!journalctl.isEmpty()) {
      parts.add(
          new EvidencePart(
              "journal",
              SLOW,
              (request, section, limits) -> journal(journalctl, request, section, limits)));
      parts.add(
          new EvidencePart(
              "kernel",
              SLOW,
              (request, section, limits) ->
                  program(
                      with(
                          journalctl,
                          List.of("-r", "-k", "-p", "warning", "--since=-2h", "-n", KERNEL_LINES)),
                      section,
                      limits)));
    }
    parts.add(
        new EvidencePart(
            "disks",
            QUICK,
            (request, section, limits) -> {
              program(List.of("df", "-P", "-l"), section, limits);
              program(List.of("df", "-P", "-l", "-i"), section, limits);
            }));
    parts.add(new EvidencePart("memory", QUICK, (request, section, limits) -> memory(section)));
    parts.add(
        new EvidencePart("configuration", SLOW, new ConfigurationEvidence(configuration, changes)));
    return parts;
  }

  private static void queue(PostfixQueue queue, EvidenceSection section, OperationLimits limits)
      throws IOException, InterruptedException {
    section.line(queue.count(limits).toString());
  }

  private static void journal(
      List<String> journalctl,
      EvidenceRequest request,
      EvidenceSection section,
      OperationLimits limits)
      throws IOException, InterruptedException {
    List<String> units = new ArrayList<>();
    for (String named : request.services()) {
      String service = named.replaceFirst("\\.service$", "");
      // Debian runs each Postfix as an instance of postfix@.service.
      units.add("--unit=" + service);
      units.add("--unit=" + service + "@*");
    }
    if (units.isEmpty()) {
      section.line("no responder of this health set names a service");
      return;
    }
    program(
        with(journalctl, with(units, List.of("-r", "--since=-15min", "-n", LOG_LINES))),
        section,
        limits);
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  /** The memory of the host and where it waits; a kernel without pressure figures has fewer. */
  private static void memory(EvidenceSection section) throws IOException {
    for (String name : MEMORY) {
      try {
        section.line(name + ":");
        section.lines(Files.readString(PROC.resolve(name)));
      } catch (NoSuchFileException absent) {
        section.line("not on this kernel");
      }
    }
  }

  private static void program(List<String> argv, EvidenceSection section, OperationLimits limits)
      throws IOException, InterruptedException {
    ProgramResult end = ProgramRunner.ask(argv, limits);
    section.lines(end.output());
    if (!end.succeeded()) {
      section.missing(end.said());
    }
  }
}

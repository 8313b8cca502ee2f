package dev.tend.recovery.service;

import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.recovery.OperationLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands in the journal about how a unit ended. Systemd writes there of every job that stops a
 * unit, and of every unit that ends; an end without a job was no {@code systemctl stop}. Only
 * entries of process 1 count, which nobody else can forge.
 */
final class SystemdJournal {
  /** How a unit ended. */
  enum End {
    /** Somebody had it stopped. */
    BY_REQUEST,
    /** No job stopped it, or one that was to start it again. */
    BY_ITSELF,
    /** No job stopped it, but it was sent a signal to end, by whomever. */
    BY_SIGNAL,
    /** The journal cannot be read, or no longer knows. */
    UNKNOWN
  }

  /** These are constants of systemd's sd-messages.h. */
  private static final String STARTING = "7d4958e842da4a758f6c1cdc7b36dcc5";

  private static final String STARTED = "39f53479d3a045ac8e11786248231fbf";
  private static final String START_FAILED = "be02cf6855d2428ba40df7e9d022f03d";
  private static final String STOPPING = "de5b426a63be47a7b6ac3eaac82e2f6f";
  private static final String STOPPED = "9d1aaa27d60140bd96365438aad20286";
  private static final List<String> ENDED =
      List.of(
          "7ad2d189f7e94e70a38c781354912448", // deactivated successfully
          "d9b373ed55a64feb8242e02dbe79a49c", // failed with a result
          "98e322203f7a4ed290d09fe03c09fe15"); // a process exited

  private static final String TIME = "__MONOTONIC_TIMESTAMP";

  /** How far an entry about an end may be from the end itself, in microseconds. */
  private static final long NEAR = 10_000_000;

  /** What Postfix, Dovecot and others log, and systemd itself of {@code systemctl kill}. */
  private static final Pattern TOLD_TO_END =
      Pattern.compile(
          "(?i)\\b(signal (15|2|1)\\b|sig(term|int|hup)\\b|on client request)"
              + "|received (a )?(stop|shutdown|termination)");

  private final List<String> journalctl;

  /** The ends that were told apart: the unit and which end, one for each unit. */
  private final Map<String, End> ends = new ConcurrentHashMap<>();

  /** Read by this program, with the arguments that come before all others. */
  SystemdJournal(List<String> journalctl) {
    this.journalctl = List.copyOf(journalctl);
  }

  /**
   * How a unit that is down has come to be so. What was once known of an end stays so when the
   * journal has long been rotated.
   *
   * @throws InterruptedException if the operation was abandoned
   */
  End endOf(SystemdUnit unit, OperationLimits limits) throws InterruptedException {
    Optional<String> which = unit.end();
    Optional<End> known = which.flatMap(end -> Optional.ofNullable(ends.get(key(unit, end))));
    if (known.isPresent()) {
      return known.get();
    }
    End end = read(unit, limits);
    if (end != End.UNKNOWN) {
      ends.keySet().removeIf(key -> key.startsWith(key(unit, "")));
      which.ifPresent(one -> ends.put(key(unit, one), end));
    }
    return end;
  }

  private End read(SystemdUnit unit, OperationLimits limits) throws InterruptedException {
    List<Map<String, String>> entries = read(limits, "_PID=1", "UNIT=" + unit.id());
    boolean ended = false;
    boolean told = false;
    for (Map<String, String> entry : entries) {
      String id = entry.getOrDefault("MESSAGE_ID", "");
      boolean again = entry.getOrDefault("JOB_TYPE", "").equals("restart");
      if (id.equals(START_FAILED) || (id.equals(STOPPED) && again)) {
        // It was to come up.
        return End.BY_ITSELF;
      }
      if (id.equals(STOPPED) || id.equals(STOPPING)) {
        return End.BY_REQUEST;
      }
      if (id.equals(STARTED) || id.equals(STARTING)) {
        break;
      }
      boolean near = unit.endedNear(number(entry.getOrDefault(TIME, "")), NEAR);
      ended |= near && ENDED.contains(id);
      told |= near && toldToEnd(entry);
    }
    if (!ended) {
      return End.UNKNOWN;
    }
    return told || unit.endedBySignal() || saysSo(unit, limits) ? End.BY_SIGNAL : End.BY_ITSELF;
  }

  private static String key(SystemdUnit unit, String end) {
    return unit.id() + " " + end;
  }

  /** Whether the unit's own last words are of a signal. */
  private boolean saysSo(SystemdUnit unit, OperationLimits limits) throws InterruptedException {
    return read(limits, "_SYSTEMD_UNIT=" + unit.id()).stream()
        .filter(entry -> unit.endedNear(number(entry.getOrDefault(TIME, "")), NEAR))
        .anyMatch(SystemdJournal::toldToEnd);
  }

  private static boolean toldToEnd(Map<String, String> entry) {
    return TOLD_TO_END.matcher(entry.getOrDefault("MESSAGE", "")).find();
  }

  /** The last entries of this boot, the newest first; none when they cannot be read. */
  private List<Map<String, String>> read(OperationLimits limits, String... matches)
      throws InterruptedException {
    List<String> how =
        List.of(
            "--no-pager",
            "--quiet",
            "--boot",
            "--output=export",
            "--reverse",
            "--lines=20",
            "--output-fields=MESSAGE_ID,JOB_TYPE,MESSAGE");
    ProgramResult end =
        ProgramRunner.ask(
            Stream.of(journalctl, how, List.of(matches)).flatMap(List::stream).toList(), limits);
    return end.succeeded() ? entries(end.output()) : List.of();
  }

  /** The journal's export format; fields that are not plain text are passed over. */
  private static List<Map<String, String>> entries(String text) {
    List<Map<String, String>> entries = new ArrayList<>();
    for (String block : text.split("\n\n+", -1)) {
      Map<String, String> fields = new HashMap<>();
      block
          .lines()
          .map(line -> line.split("=", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> fields.putIfAbsent(parts[0], parts[1]));
      if (!fields.isEmpty()) {
        entries.add(fields);
      }
    }
    return entries;
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}

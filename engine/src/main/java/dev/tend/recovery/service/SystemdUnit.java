package dev.tend.recovery.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One unit as {@code systemctl show} prints it. A property that this version of systemd does not
 * know is empty text.
 *
 * @param unknown why systemd said nothing about it; then there are no properties
 */
record SystemdUnit(Map<String, String> properties, Optional<String> unknown) {
  /** What is asked for. */
  static final List<String> PROPERTIES =
      List.of(
          "Id",
          "LoadState",
          "ActiveState",
          "SubState",
          "UnitFileState",
          "Result",
          "Job",
          "MainPID",
          "ExecMainPID",
          "ExecMainCode",
          "ExecMainStatus",
          "NRestarts",
          "StartLimitBurst",
          "InvocationID",
          "ActiveEnterTimestampMonotonic",
          "InactiveEnterTimestamp",
          "InactiveEnterTimestampMonotonic",
          "ConditionResult",
          "ConditionTimestampMonotonic",
          "BindsTo",
          "TriggeredBy",
          "WantedBy",
          "RequiredBy",
          "ControlGroup",
          "CanReload",
          "ConsistsOf",
          "Wants",
          "Requires");

  private static final String SUFFIX = ".service";

  /** How a process ended, as wait(2) has it. */
  private static final long CLD_KILLED = 2;

  private static final long CLD_DUMPED = 3;

  /** 128 and the signal's number, which some programs exit with instead. */
  private static final List<Long> ENDED_BY_SIGNAL = List.of(129L, 130L, 143L);

  /** Copies the map. */
  SystemdUnit {
    properties = Map.copyOf(properties);
  }

  /** A service as systemd writes it. */
  static String name(String service) {
    return service.endsWith(SUFFIX) ? service : service + SUFFIX;
  }

  /** A service as definitions and resources write it. */
  static String bare(String service) {
    return service.endsWith(SUFFIX)
        ? service.substring(0, service.length() - SUFFIX.length())
        : service;
  }

  static SystemdUnit unknown(String why) {
    return new SystemdUnit(Map.of(), Optional.of(why));
  }

  /** The unit of the output: lines of {@code Name=value}. */
  static SystemdUnit parse(String output) {
    Map<String, String> properties = new HashMap<>();
    for (String line : output.lines().toList()) {
      int sign = line.indexOf('=');
      if (sign > 0) {
        properties.put(line.substring(0, sign), line.substring(sign + 1));
      }
    }
    return new SystemdUnit(properties, Optional.empty());
  }

  String id() {
    return get("Id");
  }

  boolean loaded() {
    return get("LoadState").equals("loaded");
  }

  boolean installed() {
    return !get("LoadState").equals("not-found");
  }

  boolean active() {
    return get("ActiveState").equals("active");
  }

  boolean inactive() {
    return get("ActiveState").equals("inactive");
  }

  /** Active without a process: its one program has done its work and ended. */
  boolean exited() {
    return active() && get("SubState").equals("exited");
  }

  boolean masked() {
    return get("LoadState").equals("masked") || get("UnitFileState").startsWith("masked");
  }

  boolean hasJob() {
    return !get("Job").isEmpty() && !get("Job").equals("0");
  }

  /** Neither coming nor going, and nothing about it is queued. */
  boolean settled() {
    return (active() || inactive() || failed()) && !hasJob();
  }

  boolean failed() {
    return get("ActiveState").equals("failed");
  }

  /**
   * Whether systemd refuses to start it. The result says so only where a person's start was
   * refused; where systemd's own restarts were, it stays that of the last failure.
   */
  boolean startLimitHit() {
    long most = number("StartLimitBurst");
    return get("Result").equals("start-limit-hit")
        || (failed() && most > 0 && number("NRestarts") >= most);
  }

  boolean canReload() {
    return !get("CanReload").equals("no");
  }

  long mainPid() {
    return number("MainPID");
  }

  String controlGroup() {
    return get("ControlGroup");
  }

  /** Whether it has been active since the host booted. */
  boolean hasRun() {
    return number("ActiveEnterTimestampMonotonic") > 0;
  }

  /** Down for now: neither active nor about to be, and not because it was never loaded. */
  boolean down() {
    return loaded() && settled() && !active();
  }

  /** Whether it ended with success, so that nothing shows a fault. */
  boolean endedWell() {
    return inactive() && get("Result").equals("success");
  }

  /** Whether its main process ended by a signal that systemd takes for an orderly end. */
  boolean endedBySignal() {
    boolean killed = number("ExecMainCode") == CLD_KILLED || number("ExecMainCode") == CLD_DUMPED;
    boolean asIfKilled = ENDED_BY_SIGNAL.contains(number("ExecMainStatus"));
    return endedWell() && (killed || asIfKilled);
  }

  /**
   * Disabled, and not active since the host booted, as far as systemd remembers; and no other unit
   * starts it.
   */
  boolean neverWanted() {
    boolean pulled =
        Stream.of("TriggeredBy", "WantedBy", "RequiredBy").anyMatch(name -> !get(name).isBlank());
    return inactive() && !hasRun() && get("UnitFileState").equals("disabled") && !pulled;
  }

  /**
   * Why it is no part of this host: nobody installed it, or nobody wants it to run. Empty for one
   * that failed, or has been active since the host booted.
   */
  Optional<String> absence() {
    if (!inactive() || hasJob()) {
      return Optional.empty();
    }
    if (!installed()) {
      return Optional.of(id() + " is not installed here");
    }
    if (masked() && !hasRun()) {
      return Optional.of(id() + " is masked here and has not run since the host booted");
    }
    return loaded() && neverWanted()
        ? Optional.of(id() + " is disabled here and has not run since the host booted")
        : Optional.empty();
  }

  /** The units without which it does not go on. */
  List<String> bound() {
    return words("BindsTo");
  }

  /**
   * Whether an instant is that of its end, give or take some time. Of a unit that systemd has
   * forgotten since, any instant may be.
   *
   * @param microseconds by the kernel's monotonic clock; empty: unknown, which is not near
   * @param tolerance in microseconds
   */
  boolean endedNear(Optional<Long> microseconds, long tolerance) {
    long end = number("InactiveEnterTimestampMonotonic");
    return microseconds.filter(at -> end == 0 || Math.abs(at - end) <= tolerance).isPresent();
  }

  /** What tells its end from every other in this boot; empty when systemd has forgotten it. */
  Optional<String> end() {
    return Optional.of(get("InactiveEnterTimestampMonotonic"))
        .filter(at -> number("InactiveEnterTimestampMonotonic") > 0)
        .map(at -> at + " " + get("InvocationID"));
  }

  /** When it ended, as systemd writes it, for people; empty text when it does not say. */
  String since() {
    String at = get("InactiveEnterTimestamp");
    return at.isEmpty() ? "" : ", since " + at;
  }

  /** Whether it is the same unit, active then as now and not started in between. */
  boolean goesOnFrom(SystemdUnit earlier) {
    return earlier.active()
        && earlier.id().equals(id())
        && earlier.invocation().equals(invocation());
  }

  private String invocation() {
    return get("InvocationID")
        + "/"
        + get("ActiveEnterTimestampMonotonic")
        + "/"
        + get("NRestarts");
  }

  /** The units that are stopped with it and that it starts: a unit without processes of its own. */
  List<String> members() {
    List<String> started = new ArrayList<>(words("Wants"));
    started.addAll(words("Requires"));
    return words("ConsistsOf").stream().filter(started::contains).toList();
  }

  /** For people. */
  String said() {
    if (unknown.isPresent()) {
      return unknown.get();
    }
    String text = id() + " is " + get("ActiveState") + " (" + get("SubState") + ")";
    boolean telling = !get("Result").isEmpty() && !get("Result").equals("success");
    String status = number("ExecMainStatus") == 0 ? "" : ", status " + get("ExecMainStatus");
    boolean skipped =
        get("ConditionResult").equals("no") && number("ConditionTimestampMonotonic") > 0;
    return (telling ? text + ", result " + get("Result") + status : text)
        + (skipped && !active() ? ", a condition of it is not met" : "");
  }

  private String get(String name) {
    return properties.getOrDefault(name, "");
  }

  private long number(String name) {
    String text = get(name);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private List<String> words(String name) {
    return get(name).isBlank() ? List.of() : List.of(get(name).strip().split("\\s+", -1));
  }
}

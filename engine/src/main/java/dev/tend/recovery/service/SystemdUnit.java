package dev.tend.recovery.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          "ExecMainStatus",
          "NRestarts",
          "InvocationID",
          "ActiveEnterTimestampMonotonic",
          "ControlGroup",
          "CanReload",
          "ConsistsOf",
          "Wants",
          "Requires");

  private static final String SUFFIX = ".service";

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
    return (active() || inactive() || get("ActiveState").equals("failed")) && !hasJob();
  }

  boolean startLimitHit() {
    return get("Result").equals("start-limit-hit");
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

  /**
   * Whether it is down because somebody wanted it so, as far as systemd can tell: it ended with
   * success. Of a unit whose main process systemd never knew this says nothing: it is inactive with
   * success also after all its processes were killed, as that of Debian's Postfix is.
   */
  boolean endedOnPurpose() {
    return loaded()
        && inactive()
        && !hasJob()
        && hasRun()
        && get("Result").equals("success")
        && number("ExecMainPID") > 0;
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
    return telling ? text + ", result " + get("Result") + status : text;
  }

  /** Why it is down, when a person wants it so. */
  Optional<String> keptDown() {
    if (masked()) {
      return Optional.of(id() + " is masked");
    }
    if (endedOnPurpose()) {
      return Optional.of(id() + " was stopped on purpose (inactive, ended with success)");
    }
    return loaded()
            && inactive()
            && !hasRun()
            && !hasJob()
            && get("UnitFileState").equals("disabled")
        ? Optional.of(id() + " is disabled and has not run since the host booted")
        : Optional.empty();
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

package dev.tend.core.random;

import java.util.ArrayList;
import java.util.List;

/** The items of one random health set, as text. */
final class Items {
  private static final List<String> RULES =
      List.of(
          "consecutive-probe-failures",
          "consecutive-probe-failures",
          "failures-in-interval",
          "percent-success",
          "consecutive-sample-value-above",
          "consecutive-sample-value-below",
          "notification",
          "no-results");

  private final Dice dice;
  private final String component;
  private final StringBuilder probes = new StringBuilder("probes:\n");
  private final StringBuilder monitors = new StringBuilder("monitors:\n");
  private final StringBuilder responders = new StringBuilder();
  private int number;

  /** Whether the probes of this monitor sample a number; else they measure how long they took. */
  private boolean sampled;

  Items(Dice dice, String component) {
    this.dice = dice;
    this.component = component;
  }

  void fill() {
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      number++;
      String rule = dice.oneOf(RULES);
      List<String> names = new ArrayList<>();
      int seconds = dice.one(15, 20, 20, 30, 60, 300);
      int many = dice.chance(0.3) ? 2 : 1;
      sampled = rule.startsWith("consecutive-sample") && dice.chance(0.4);
      for (int probe = 1; probe <= many; probe++) {
        names.add("P" + number + "x" + probe);
        probe(names.getLast(), rule, seconds);
      }
      List<String> states = monitor(rule, names, seconds);
      respond(rule, states);
    }
  }

  String text() {
    return probes
        + monitors.toString()
        + (responders.isEmpty() ? "" : "responders:\n" + responders);
  }

  private void probe(String name, String rule, int seconds) {
    line(probes, "  - name: " + name);
    if (rule.equals("notification")) {
      line(probes, "    type: notification");
      line(probes, "    description: Says so.");
      if (dice.chance(0.4)) {
        line(probes, "    expiresAfter: " + dice.between(30, 600) + "s");
      }
      return;
    }
    line(probes, "    type: " + (sampled ? "process" : "tcp"));
    line(probes, "    description: Tries it.");
    line(probes, sampled ? "    processName: master" : "    port: 25");
    line(probes, "    recurrenceInterval: " + seconds + "s");
    line(probes, "    timeout: " + Math.max(1, seconds / 3) + "s");
  }

  private List<String> monitor(String rule, List<String> names, int seconds) {
    int threshold = dice.between(1, 3);
    int least = dice.between(1, 4);
    line(monitors, "  - name: M" + number);
    line(monitors, "    type: " + rule);
    line(monitors, "    description: It is broken.");
    line(monitors, "    probes: " + names);
    if (!rule.equals("notification")) {
      int window = seconds * dice.between(rule.equals("no-results") ? 2 : 1, 3);
      int results = rule.startsWith("consecutive") ? threshold : Math.max(threshold, least);
      line(monitors, "    monitoringInterval: " + window * results + "s");
      line(monitors, "    recoveryThreshold: " + dice.between(1, 3));
    }
    switch (rule) {
      case "consecutive-probe-failures" -> line(monitors, "    monitoringThreshold: " + threshold);
      case "failures-in-interval" -> {
        line(monitors, "    monitoringThreshold: " + threshold);
        line(monitors, "    minimumResults: " + least);
      }
      case "percent-success" -> {
        line(monitors, "    monitoringThreshold: " + dice.between(40, 95) + "%");
        line(monitors, "    minimumResults: " + least);
      }
      case "consecutive-sample-value-above", "consecutive-sample-value-below" -> {
        line(monitors, "    monitoringThreshold: 5" + (sampled ? "" : "s"));
        line(monitors, "    secondaryMonitoringThreshold: " + threshold);
      }
      default -> {}
    }
    return chain();
  }

  private List<String> chain() {
    if (dice.chance(0.3)) {
      return List.of("Degraded", "Unhealthy");
    }
    List<String> states = new ArrayList<>(List.of("Degraded"));
    StringBuilder chain = new StringBuilder("{degraded: 0s");
    int after = dice.one(5, 30, 60, 300);
    if (dice.chance(0.8)) {
      chain.append(", unhealthy: ").append(after).append('s');
      states.add("Unhealthy");
    }
    if (dice.chance(0.6)) {
      chain.append(", unrecoverable: ").append(after + dice.one(20, 120, 900)).append('s');
      states.add("Unrecoverable");
    }
    line(monitors, "    stateTransitions: " + chain + "}");
    return states;
  }

  private void respond(String rule, List<String> states) {
    int count = dice.between(0, 4);
    for (int i = 1; i <= count; i++) {
      String type = responderType();
      boolean restores = type.equals("bring-online");
      responder(type, i, restores ? "Healthy" : dice.oneOf(states));
      acting(type);
    }
    boolean silent = rule.equals("notification") || rule.equals("no-results");
    if (dice.chance(0.8)) {
      responder("escalate", count + 1, dice.oneOf(states));
    }
    if (!silent && dice.chance(0.3)) {
      responder("escalate", count + 2, "Unavailable");
    }
  }

  private String responderType() {
    String type =
        dice.one(
            "restart-service",
            "restart-service",
            "reload-service",
            "run-command",
            "reboot-server",
            "take-offline",
            "take-offline",
            "bring-online");
    boolean needsComponent = type.equals("take-offline") || type.equals("bring-online");
    return needsComponent && component.isEmpty() ? "restart-service" : type;
  }

  private void responder(String type, int index, String state) {
    line(responders, "  - name: R" + number + "x" + index);
    line(responders, "    type: " + type);
    line(responders, "    monitor: M" + number);
    line(responders, "    targetHealthState: " + state);
    line(responders, "    waitInterval: " + dice.one(0, 0, 0, 5, 30, 120) + "s");
  }

  private void acting(String type) {
    switch (type) {
      case "restart-service", "reload-service" ->
          line(responders, "    service: " + dice.one("postfix", "postfix", "dovecot"));
      case "run-command" -> {
        line(responders, "    command: [sync]");
        line(responders, "    resource: " + dice.one("service:postfix", "cache"));
      }
      case "take-offline", "bring-online" -> line(responders, "    component: " + component);
      default -> {}
    }
    line(responders, "    attempts: " + dice.one(1, 2, 2, 3, 5));
    line(responders, "    mode: " + dice.one("act", "act", "act", "act", "approve", "observe"));
    line(responders, "    timeout: " + dice.between(5, 120) + "s");
    line(responders, "    warmUp: " + dice.one(0, 5, 30) + "s");
    line(responders, "    verifyWithin: " + dice.one(10, 60, 120, 600) + "s");
    if (dice.chance(0.4)) {
      line(responders, "    stableFor: " + dice.one(0, 10, 60) + "s");
    }
    line(
        responders,
        "    throttle: {minimumBetweenAttempts: "
            + dice.one(0, 10, 60, 600)
            + "s, maximumPerHour: "
            + dice.between(1, 8)
            + ", maximumPerDay: "
            + dice.between(1, 20)
            + "}");
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}

package dev.tend.definition.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.yaml.SourceText;
import dev.tend.definition.yaml.YamlSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossChecksTest {
  private static final String BASE =
      """
      healthSet: Queue
      healthGroup: ServiceComponents
      component: Transport
      description: Mail moves.
      runbook: Look at the queue.
      probes:
        - {name: P, type: queue, description: d, recurrenceInterval: 1m, queue: deferred, measure: bytes}
        - {name: N, type: notification, description: d}
      monitors:
        - name: M
          type: consecutive-sample-value-above
          description: d
          probes: [P]
          monitoringInterval: 10m
          monitoringThreshold: 500MB
          recoveryValue: 400MB
        - {name: NM, type: notification, description: d, probes: [N]}
        - {name: FM, type: consecutive-probe-failures, description: d, probes: [P], monitoringInterval: 10m, monitoringThreshold: 3}
      responders:
        - {name: R, type: reload-service, monitor: M, targetHealthState: Degraded, service: postfix}
        - {name: E, type: escalate, monitor: M, targetHealthState: Unhealthy}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          500MB                    | 500                        | 15:26: error: monitoringThreshold is '500', a count where a size is meant, because that is what P measures. The value beyond which a sample is bad, in the unit that the probe measures.; expected a size such as 500MB or 10GB
          500MB                    | 90%                        | 15:26: error: monitoringThreshold is '90%', a percentage where a size is meant, because that is what P measures. The value beyond which a sample is bad, in the unit that the probe measures.; expected a size such as 500MB or 10GB
          400MB                    | 600MB                      | 16:20: error: recoveryValue lies on the bad side of the threshold 500MB; expected at most 500MB
          value-above              | value-below                | 16:20: error: recoveryValue lies on the bad side of the threshold 500MB; expected at least 500MB
          probes: [P]              | probes: [N]                | 13:13: error: M (consecutive-sample-value-above) cannot read N: notifications are read by notification and no-results monitors only
          probes: [N]              | probes: [P]                | 17:60: error: NM (notification) cannot read P: it reads notification probes only
          probes: [P]              | probes: [P, p]             | 13:13: error: M names the probe p twice
          probes: [P]              | probes: [Px]               | 13:13: error: no probe of Queue is named Px; expected one of P, N; did you mean 'P'?
          monitoringInterval: 10m  | monitoringInterval: 2m     | 14:25: error: the window of M is 2m, too short for P, which brings 3 results, one every 1m; expected at least 3m
          recoveryValue: 400MB     | stateTransitions: {degraded: 5s} | 16:34: error: stateTransitions.degraded is 5s; expected 0s, because a chain begins with the raise
          recoveryValue: 400MB     | stateTransitions: {degraded: 0s, unhealthy: 0s} | 16:49: error: stateTransitions.unhealthy is 0s; expected more than the 0s of the milder state before it
          Unhealthy                | Unrecoverable              | 21:62: error: E can never act: M never becomes Unrecoverable for it; expected one of Degraded, Unhealthy, Unavailable
          Degraded                 | Unavailable                | 20:68: error: R can never act: M never becomes Unavailable for it; expected one of Degraded, Unhealthy
          reload-service, monitor: M, targetHealthState: Degraded, service: postfix | bring-online, monitor: M, targetHealthState: Degraded, component: X | 20:66: error: targetHealthState is Degraded, but bring-online acts when its monitor has healed; expected Healthy
          monitor: M, targetHealthState: U | monitor: NM, targetHealthState: U | 10:11: warning: something is done when M is raised, but nobody is told when that does not help; expected an escalate responder for it
          notification, description: d}\\n | notification, description: d, greenEvent: false}\\n | 8:12: error: N has no green event and does not expire; expected expiresAfter, a duration after which red is over
          notification, description: d}\\n | log-file, description: d, recurrenceInterval: 10s, timeout: 5s, file: /x, red: a, green: b}\\n | none
          notification, description: d}\\n | log-file, description: d, recurrenceInterval: 10s, timeout: 5s, file: /x, red: a}\\n | 8:12: error: N has no green event and does not expire; expected expiresAfter, a duration after which red is over
          notification, description: d}\\n | log-file, description: d, recurrenceInterval: 10s, timeout: 5s, file: /x, expiresAfter: 1h}\\n | 8:12: error: N looks for nothing in its log; expected red, green, or both
          notification, description: d}\\n | log-file, description: d, recurrenceInterval: 10s, file: /x, red: a, green: b}\\n | 8:12: error: the timeout of N is 10s, its recurrenceInterval 10s; expected a timeout shorter than the interval
          , probes: [N]            | , probes: [N], enabled: false | none
          runbook:                 | targets: []\\nrunbook:     | 1:1: error: the targets of Queue match nothing; expected at least one target, or no targets key for a set without targets
          runbook:                 | targets: [a, A]\\nrunbook: | 1:1: error: the target A of Queue appears twice
          runbook:                 | dependsOn: [Queues]\\nrunbook: | 5:13: error: no health set is named Queues; did you mean 'Queue'?
          runbook:                 | dependsOn: [queue]\\nrunbook: | 5:13: error: dependencies form a cycle: Queue -> Queue
          runbook:                 | dependsOn: [{set: Queue, item: X}]\\nrunbook: | 5:13: error: no monitor of Queue is named X; expected one of M, NM, FM
          runbook:                 | dependsOn: [{set: Queue, at: Repairing}]\\nrunbook: | 5:13: error: a dependency never blocks at Repairing; expected Degraded, Unhealthy or Unrecoverable
          {name: NM                | {name: m                   | 17:12: error: the name m is taken at a.yaml:10:11 already; expected names that differ in more than case
          monitoringThreshold: 3}  | monitoringThreshold: 3, enabled: false} | 7:12: warning: no monitor is raised when P fails: M compares only what it measures; expected a consecutive-probe-failures monitor of it, and an escalate responder
          monitoringThreshold: 3}  | monitoringThreshold: 3}\\n  - {name: M2, type: consecutive-sample-value-below, description: d, probes: [P], monitoringInterval: 10m, monitoringThreshold: 1KB} | none
          monitors:\\n             | `  - {name: U, type: tcp, description: d, recurrenceInterval: 1m, port: 1}\\nmonitors:\\n` | 9:12: warning: no monitor reads the probe U
          """)
  void what_does_not_fit_together_is_named(String good, String bad, String expected) {
    String text = BASE.replace(unescape(good), unescape(bad));
    assertThat(text).isNotEqualTo(BASE);
    List<String> problems = YamlSamples.printed(YamlSamples.readAll(text).problems());
    if (expected.equals("none")) {
      assertThat(problems).isEmpty();
    } else {
      assertThat(problems).contains("a.yaml:" + expected);
    }
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n");
  }

  @Test
  void taking_offline_needs_a_component() {
    String offline =
        BASE.replace("reload-service", "take-offline")
            .replace("service: postfix", "component: Transport");
    assertThat(YamlSamples.readAll(offline).problems()).isEmpty();
    assertThat(
            YamlSamples.printed(
                YamlSamples.readAll(offline.replace("component: Transport\ndes", "des"))
                    .problems()))
        .containsExactly(
            "a.yaml:19:12: error: R takes a component offline, but Queue belongs to none; expected"
                + " component: on the health set");
  }

  @Test
  void what_is_restarted_cannot_be_overridden_by_way_of_an_attribute() {
    String text =
        BASE.replace(
            "service: postfix",
            "service: \"${ExtensionAttributes.S}\", extensionAttributes: {S: {type: name, default:"
                + " postfix}}");
    assertThat(YamlSamples.printed(YamlSamples.readAll(text).problems()))
        .containsExactly(
            "a.yaml:20:87: error: service follows an attribute, which an override could set, but no"
                + " override may set service; expected the value itself, or a parameter of the"
                + " health set");
  }

  @Test
  void shares_and_counts_need_room_for_enough_results_of_all_probes() {
    String share =
        BASE.replace("consecutive-sample-value-above", "percent-success")
            .replace("500MB", "90%")
            .replace("    recoveryValue: 400MB\n", "")
            .replace("Interval: 10m", "Interval: 4m");
    assertThat(YamlSamples.printed(YamlSamples.readAll(share).problems()))
        .containsExactly(
            "a.yaml:14:25: error: the window of M is 4m, too short for 5 results of its probes;"
                + " expected at least 5m");
  }

  @Test
  void a_longer_cycle_is_reported_once_with_its_way() {
    List<SourceText> sources = new ArrayList<>();
    for (String[] edge : new String[][] {{"A", "B"}, {"B", "C"}, {"C", "A"}, {"D", "A"}}) {
      String text =
          BASE.replace("healthSet: Queue", "healthSet: " + edge[0])
              .replace("runbook:", "dependsOn: [" + edge[1] + "]\nrunbook:");
      sources.add(new SourceText(edge[0] + ".yaml", text));
    }
    assertThat(YamlSamples.printed(YamlSamples.reader().readAll(sources).problems()))
        .containsExactly("C.yaml:5:13: error: dependencies form a cycle: A -> B -> C -> A");
  }

  @Test
  void two_sets_of_one_name_and_layer_are_an_error() {
    assertThat(
            YamlSamples.printed(
                YamlSamples.readAll(BASE, BASE.replace("Queue", "QUEUE")).problems()))
        .containsExactly(
            "b.yaml:1:1: error: the health set QUEUE is defined at a.yaml:1:1 already");
  }
}

package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.StateTransitions;
import dev.tend.definition.Targets;
import dev.tend.definition.Threshold;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.type.SmtpProbeType;
import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Quantity;
import dev.tend.definition.value.SourcePosition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeFilesTest {
  private final ReadResults readResults =
      YamlSamples.reader().readAll(YamlSamples.GOOD.stream().map(YamlSamples::source).toList());

  @Test
  void a_set_is_read_with_all_that_it_says() {
    assertThat(readResults.problems()).isEmpty();
    HealthSetDefinition smtp = readResults.definitions().getFirst();
    assertThat(smtp.name()).isEqualTo("Smtp");
    assertThat(smtp.healthGroup()).isEqualTo(HealthGroup.CUSTOMER_TOUCH_POINTS);
    assertThat(smtp.component()).contains("FrontendTransport");
    assertThat(smtp.runbook()).startsWith("What a person should look at first");
    assertThat(smtp.targets()).isEqualTo(new Targets.None());
    assertThat(smtp.dependsOn()).hasSize(2);
    assertThat(smtp.dependsOn().get(1).item()).contains("QueueVolumeMonitor");
    assertThat(smtp.dependsOn().get(1).at()).contains(MonitorState.UNHEALTHY);
    assertThat(smtp.enabled()).isTrue();
  }

  @Test
  void a_probe_knows_its_values_and_where_they_were_written() {
    ProbeDefinition probe = readResults.definitions().getFirst().probes().getFirst();
    assertThat(probe.id()).hasToString("Smtp\\SmtpSelfTestProbe");
    assertThat(probe.recurrenceInterval()).contains(Duration.ofSeconds(20));
    assertThat(probe.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(probe.settings().get(SmtpProbeType.PORT)).isEqualTo(25);
    assertThat(probe.settings().provenance(SmtpProbeType.PORT))
        .isEqualTo(new Provenance.Declared(new SourcePosition("smtp.yaml", 16, 11)));
    assertThat(probe.settings().provenance(ConnectionProperties.SECURITY))
        .isEqualTo(new Provenance.Default());
  }

  @Test
  void nested_mappings_become_the_chain_and_the_throttle() {
    HealthSetDefinition smtp = readResults.definitions().getFirst();
    MonitorDefinition monitor = smtp.monitors().getFirst();
    assertThat(monitor.threshold()).isEqualTo(new Threshold.Failures(3));
    assertThat(monitor.stateTransitions().steps())
        .extracting(StateTransitions.Step::after)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(60), Duration.ofMinutes(20));
    ResponderDefinition restart = smtp.responders().getFirst();
    assertThat(restart.resource()).isEqualTo("service:postfix");
    assertThat(restart.throttle().maximumPerDay()).isEqualTo(4);
    assertThat(restart.description()).isEqualTo("Stops a service and starts it again.");
  }

  @Test
  void sizes_thresholds_and_targets_are_typed() {
    HealthSetDefinition disk = readResults.definitions().get(2);
    assertThat(disk.targets()).isEqualTo(new Targets.Fixed(List.of("root", "queue")));
    assertThat(disk.monitors().getFirst().threshold())
        .isEqualTo(
            new Threshold.Sample(
                new Quantity(1L << 30, Dimension.SIZE), new Quantity(2L << 30, Dimension.SIZE), 3));
  }

  @Test
  void six_mistakes_are_reported_together_each_with_its_place() {
    ReadResults bad =
        YamlSamples.reader().readAll(List.of(YamlSamples.source("six-problems.yaml")));
    assertThat(bad.definitions()).isEmpty();
    assertThat(bad.refused()).containsExactly("Pop3");
    assertThat(YamlSamples.printed(bad.problems()))
        .containsExactly(
            "six-problems.yaml:9:5: error: unknown key 'recurenceInterval' in probe type tcp;"
                + " did you mean 'recurrenceInterval'?",
            "six-problems.yaml:16:11: error: the name popselftestprobe is taken at"
                + " six-problems.yaml:6:11 already; expected names that differ in more than case",
            "six-problems.yaml:19:25: error: recurrenceInterval is '20': a bare number has no unit;"
                + " write 20s, 20m or 20h",
            "six-problems.yaml:26:25: error: the window of PopMonitor is 5m, too short for"
                + " PopSlowProbe, which brings a result every 10m; expected at least 10m",
            "six-problems.yaml:30:18: error: an alias (*text) is not allowed; expected the value"
                + " itself",
            "six-problems.yaml:37:14: error: no monitor of Pop3 is named PopMontor; expected one of"
                + " PopMonitor, PopOtherMonitor; did you mean"
                + " 'PopMonitor'?");
  }

  @Test
  void a_broken_file_does_not_touch_the_good_ones() {
    ReadResults mixed =
        YamlSamples.reader()
            .readAll(
                List.of(
                    YamlSamples.source("smtp.yaml"),
                    YamlSamples.source("disk-space.yaml"),
                    new SourceText("dns.yaml", "healthSet: Dns\nprobes: [\n")));
    assertThat(mixed.definitions())
        .extracting(HealthSetDefinition::name)
        .containsExactly("Smtp", "DiskSpace");
    assertThat(mixed.refused()).containsExactly("Dns");
    assertThat(YamlSamples.printed(mixed.problems()))
        .containsExactly(
            "dns.yaml:3:1: error: this is not YAML: while parsing a flow node, expected the node"
                + " content, but found '<stream end>'");
  }

  @Test
  void a_set_of_a_higher_layer_replaces_one_of_the_same_name() {
    String dns = YamlSamples.text("dns.yaml");
    SourceText ours = new SourceText("ours.yaml", dns.replace("Dns\n", "DNS\n"), 1);
    ReadResults layered =
        YamlSamples.reader().readAll(List.of(new SourceText("theirs.yaml", dns, 0), ours));
    assertThat(layered.problems()).isEmpty();
    assertThat(layered.definitions())
        .extracting(set -> set.position().file())
        .containsExactly("ours.yaml");
  }
}

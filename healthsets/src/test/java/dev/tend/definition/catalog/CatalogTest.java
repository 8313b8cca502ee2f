package dev.tend.definition.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.MonitorProperties;
import dev.tend.definition.type.ResponderKind;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.HealthGroup;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final ReadResults readResults = read(Parameters.none());

  private static ReadResults read(Parameters parameters) {
    return HealthSetFiles.read(
        new HealthSetReader(Types.builtIn(), parameters), List.of(Path.of("catalog")));
  }

  private Stream<ResponderDefinition> responders(Predicate<ResponderDefinition> which) {
    return readResults.definitions().stream()
        .flatMap(set -> set.responders().stream())
        .filter(which);
  }

  private MonitorDefinition monitorOf(ResponderDefinition responder) {
    return readResults.definitions().stream()
        .flatMap(set -> set.monitors().stream())
        .filter(monitor -> monitor.id().equals(responder.id().sibling(responder.monitor())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_shipped_set_reads_without_a_problem_or_a_warning() {
    assertThat(readResults.problems()).isEmpty();
    assertThat(readResults.definitions())
        .extracting(HealthSetDefinition::name)
        .contains("Smtp", "Imap", "MailFlow", "Dns", "DiskSpace", "Monitoring");
  }

  @Test
  void every_group_has_a_shipped_set() {
    assertThat(readResults.definitions())
        .extracting(HealthSetDefinition::healthGroup)
        .contains(HealthGroup.values());
  }

  @Test
  void switches_and_thresholds_can_be_set_without_an_edit() {
    SourcePosition at = SourcePosition.ofFile("tend.yaml");
    Map<String, Parameters.Value> given =
        Map.of(
            "Smtp.submission", new Parameters.Value("false", at),
            "Smtp.certificate", new Parameters.Value("false", at),
            "Imap.deepTest", new Parameters.Value("false", at),
            "Dns.restartResolver", new Parameters.Value("true", at),
            "OwnDomain.enabled", new Parameters.Value("true", at),
            "DiskSpace.mailVolume", new Parameters.Value("false", at),
            "DiskSpace.queueMountPoint", new Parameters.Value("/var/spool", at),
            "MailFlow.deferredLimit", new Parameters.Value("50", at),
            "Monitoring.overrides", new Parameters.Value("false", at));
    assertThat(read(new Parameters(given)).problems()).isEmpty();
  }

  @Test
  void nothing_destructive_is_shipped() {
    assertThat(responders(one -> one.kind() == ResponderKind.DESTRUCTIVE)).isEmpty();
  }

  @Test
  void what_is_slow_or_only_errs_is_told_and_not_disturbed() {
    assertThat(responders(one -> one.kind().disturbs()))
        .isNotEmpty()
        .allSatisfy(
            responder ->
                assertThat(monitorOf(responder).settings().get(MonitorProperties.ASPECT))
                    .isEqualTo(Aspect.AVAILABILITY));
  }

  @Test
  void somebody_is_told_of_every_monitor() {
    assertThat(readResults.definitions())
        .allSatisfy(
            set ->
                assertThat(set.monitors())
                    .allSatisfy(
                        monitor ->
                            assertThat(set.responders())
                                .as("%s", monitor.id())
                                .anyMatch(
                                    responder ->
                                        responder.kind() == ResponderKind.ESCALATE
                                            && responder.monitor().equals(monitor.id().item()))));
  }

  @Test
  void a_failure_of_every_probe_raises_a_monitor_of_which_somebody_is_told() {
    assertThat(readResults.definitions())
        .allSatisfy(
            set ->
                assertThat(set.probes())
                    .allSatisfy(
                        probe ->
                            assertThat(set.monitors())
                                .as("%s", probe.id())
                                .anyMatch(
                                    monitor ->
                                        !monitor.rule().judgesSamples()
                                            && monitor.probes().contains(probe.id().item())
                                            && isTold(set, monitor))));
  }

  private static boolean isTold(HealthSetDefinition set, MonitorDefinition monitor) {
    return set.responders().stream()
        .anyMatch(
            responder ->
                responder.kind() == ResponderKind.ESCALATE
                    && responder.targetHealthState().raised()
                    && responder.monitor().equals(monitor.id().item()));
  }

  @Test
  void nothing_is_restarted_for_a_volume() {
    assertThat(responders(one -> one.id().healthSet().equals("DiskSpace")))
        .isNotEmpty()
        .allMatch(responder -> responder.kind() == ResponderKind.ESCALATE);
  }
}

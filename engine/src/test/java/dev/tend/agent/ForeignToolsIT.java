package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Prometheus' own checker, jq, and the plugins of the Monitoring Plugins with a running agent. */
@Execution(ExecutionMode.CONCURRENT)
class ForeignToolsIT {
  private static final Path PLUGINS = Path.of("/usr/lib/nagios/plugins");

  @TempDir private Path directory;

  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 2);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void promtool_accepts_the_metrics_and_jq_every_event_file() throws Exception {
    needs(Path.of("/usr/bin/promtool"), "prometheus");
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(0);
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
      String page = yard.metrics();
      assertThat(page).contains("tend_probe_runs_total");
      Process promtool =
          new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
      try (var in = promtool.getOutputStream()) {
        in.write(page.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(promtool.waitFor()).as(said).isZero();
      assertThat(said).isBlank();
      yard.events().readableByJq();
      assertThat(agent.stop()).isEqualTo(143);
    }
    yard.events().readableByJq();
  }

  @Test
  void plugins_run_as_probes() throws Exception {
    needs(PLUGINS.resolve("check_smtp"), "monitoring-plugins-basic");
    yard.set("plugins", plugins());
    try (AgentProcess agent = yard.start()) {
      for (String probe : List.of("Disk", "Smtp", "Broken", "Warning", "Unknown", "Misused")) {
        agent.until(() -> !results(probe).isEmpty());
      }
      assertThat(outcome("Disk")).isEqualTo("success");
      assertThat(results("Disk").getFirst().raw()).contains("tend.figure./").contains("DISK OK");
      assertThat(outcome("Smtp")).isEqualTo("success");
      assertThat(outcome("Broken")).isEqualTo("failure");
      assertThat(outcome("Unknown")).isEqualTo("unknown");
      assertThat(outcome("Misused")).isEqualTo("unknown");
      assertThat(agent.stop()).isEqualTo(143);
    }
    yard.events().readableByJq();
  }

  private String outcome(String probe) throws Exception {
    return results(probe).getFirst().text(EventField.OUTCOME);
  }

  private List<EventLine> results(String probe) throws Exception {
    return yard.events().of("probe-result").stream()
        .filter(line -> line.text(EventField.ITEM).equals("Plugins\\" + probe))
        .toList();
  }

  private String plugins() {
    StringBuilder set =
        new StringBuilder(
            """
            healthSet: Plugins
            healthGroup: ServerComponents
            description: Plugins of another tool.
            runbook: Look at the test.
            probes:
            """);
    add(set, "Disk", "check_disk", "-w", "1%", "-c", "0%", "-p", "/");
    add(set, "Smtp", "check_smtp", "-H", "127.0.0.1", "-p", "" + yard.posts().port(0));
    add(set, "Broken", "check_tcp", "-H", "127.0.0.1", "-p", "1");
    add(set, "Warning", "check_dummy", "1", "so so");
    add(set, "Unknown", "check_dummy", "3", "who knows");
    add(set, "Misused", "check_smtp", "--no-such-option");
    set.append(
        """
        monitors:
          - {name: All, type: consecutive-probe-failures, aspect: errors, description: They fail.,
             probes: [Disk, Smtp, Broken, Warning, Unknown, Misused], monitoringInterval: 5m,
             monitoringThreshold: 3}
        """);
    return set.toString();
  }

  private static void add(StringBuilder set, String name, String plugin, String... arguments) {
    set.append("  - {name: ").append(name);
    set.append(", type: exec, description: A plugin., recurrenceInterval: 5s, timeout: 4s,");
    set.append(" command: [").append(PLUGINS.resolve(plugin));
    for (String argument : arguments) {
      set.append(", '").append(argument).append('\'');
    }
    set.append("]}\n");
  }

  private static void needs(Path program, String debianPackage) {
    boolean there = Files.isExecutable(program);
    if (!there && System.getenv("CI") == null) {
      System.err.println("NOT TESTED: " + program + "; install the package " + debianPackage);
      Assumptions.abort(program + " is not installed");
    }
    assertThat(there).as("%s of the package %s", program, debianPackage).isTrue();
  }
}

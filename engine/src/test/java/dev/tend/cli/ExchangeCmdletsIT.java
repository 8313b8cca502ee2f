package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.testkit.AgentProcess;
import dev.tend.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The cmdlets of Managed Availability, typed in bash as docs/exchange.md shows them, to a running
 * agent: the page is what they answer. With {@code -Dtend.regenerate=true} it is made anew. Takes
 * about 15 seconds, nearly all of it in the starts of commands.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExchangeCmdletsIT {
  private static final Path PAGE = Path.of("../docs/exchange.md");
  private static final Path COMMANDS = Path.of("target", "tend", "bin").toAbsolutePath();
  private static final String PROMPT = "$ ";
  private static final List<String> CMDLETS =
      List.of(
          "Get-ServerHealth",
          "Get-HealthReport",
          "Get-MonitoringItemIdentity",
          "Get-MonitoringItemHelp",
          "Add-ServerMonitoringOverride",
          "Get-ServerMonitoringOverride",
          "Remove-ServerMonitoringOverride",
          "Add-GlobalMonitoringOverride",
          "Get-GlobalMonitoringOverride",
          "Remove-GlobalMonitoringOverride",
          "Set-ServerComponentState",
          "Get-ServerComponentState");

  @TempDir private Path directory;
  private Path configuration;

  @BeforeEach
  void directories() throws IOException {
    for (String name : List.of("healthsets.d", "state", "shared")) {
      Path made = Files.createDirectory(directory.resolve(name));
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    }
    configuration = directory.resolve("tend.yaml");
  }

  @Test
  void every_cmdlet_answers_in_a_real_shell_as_the_page_says() throws Exception {
    List<String> page = Files.readAllLines(PAGE);
    assertThat(CMDLETS)
        .allMatch(cmdlet -> page.stream().anyMatch(line -> line.startsWith("$ tend " + cmdlet)));
    try (ServerSocket mail = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      configure(mail.getLocalPort());
      try (AgentProcess agent = AgentProcess.start(configuration, directory.resolve("log"))) {
        agent.until(() -> type("tend get-health-report").contains("1 Healthy"));
        List<String> typed = typed(page, mail.getLocalPort());
        if (Boolean.getBoolean("tend.regenerate")) {
          Files.write(PAGE, typed);
        }
        assertThat(typed.stream().map(ExchangeCmdletsIT::timeless))
            .as("docs/exchange.md; -Dtend.regenerate=true makes it anew")
            .containsExactlyElementsOf(
                Files.readAllLines(PAGE).stream().map(ExchangeCmdletsIT::timeless).toList());
      }
    }
  }

  private void configure(int port) throws IOException {
    Files.writeString(
        directory.resolve("healthsets.d/smtp.yaml"),
        """
        healthSet: Smtp
        healthGroup: CustomerTouchPoints
        component: FrontendTransport
        description: Whether others can deliver mail here.
        runbook: Look at the mail log.
        probes:
          - {name: SmtpConnectProbe, type: tcp, description: Connects to the mail server.,
             recurrenceInterval: 1s, timeout: 500ms, host: 127.0.0.1, port: %d}
        monitors:
          - {name: SmtpConnectMonitor, type: consecutive-probe-failures,
             description: Nobody can connect., probes: [SmtpConnectProbe], monitoringInterval: 5m,
             monitoringThreshold: 3}
        responders:
          - {name: SmtpOffline, type: take-offline, monitor: SmtpConnectMonitor,
             targetHealthState: Unhealthy, component: FrontendTransport}
          - {name: SmtpEscalate, type: escalate, monitor: SmtpConnectMonitor,
             targetHealthState: Unhealthy, subject: Nobody can connect to SMTP}
        """
            .formatted(port));
    Files.writeString(
        configuration,
        """
        server: mail1.example.org
        healthSets: [healthsets.d]
        state: state
        events: {directory: events}
        overrides: {global: shared}
        api: {listen: '127.0.0.1:%d'}
        serviceManager: commands
        """
            .formatted(FreePorts.one()));
  }

  /** The page with the answers that its commands get now. */
  private List<String> typed(List<String> page, int port) throws Exception {
    List<String> lines = new ArrayList<>();
    boolean answer = false;
    for (String line : page) {
      if (line.startsWith(PROMPT)) {
        answer = true;
        lines.add(line);
        type(line.substring(PROMPT.length()))
            .lines()
            .map(said -> replaced(said, directory.toString(), "/etc/tend"))
            .map(said -> replaced(said, String.valueOf(port), "25"))
            .forEach(lines::add);
      } else if (line.startsWith("```")) {
        answer = false;
        lines.add(line);
      } else if (!answer) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** With the shorter text in its place, and columns as wide as they were. */
  private static String replaced(String line, String longer, String shorter) {
    String room = " ".repeat(longer.length() - shorter.length());
    return Pattern.compile(Pattern.quote(longer) + "(\\S*)(  )?")
        .matcher(line)
        .replaceAll(
            found -> shorter + found.group(1) + (found.group(2) == null ? "" : room + "  "));
  }

  /** What a shell shows of a command, and its exit code if that is not 0. */
  private String type(String command) throws Exception {
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
    bash.environment().merge("PATH", COMMANDS.toString(), (others, ours) -> ours + ":" + others);
    bash.environment().remove("JDK_JAVA_OPTIONS"); // Java would say that it found them.
    bash.environment().put("TEND_CONFIG", configuration.toString());
    bash.environment().put("SUDO_USER", "anna");
    Process process = bash.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return said + (status == 0 ? "" : "(exit code " + status + ")\n");
  }

  /** A line without what differs from run to run: instants, spans, ids, widths of columns. */
  private static String timeless(String line) {
    return Stream.of(
            new String[] {"\\s+", " "},
            new String[] {"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "INSTANT"},
            new String[] {"\\b\\d+[dhms](\\d+[hms])*\\b", "SPAN"},
            new String[] {"\\b(?=[a-z0-9]*\\d)[a-z0-9]{8}\\b", "ID"},
            new String[] {"^[a-z0-9]{8} (added|removed|applied)", "ID $1"},
            new String[] {"(override|remove) [a-z0-9]{8}\\b", "$1 ID"})
        .reduce(
            line,
            (text, rule) -> Pattern.compile(rule[0]).matcher(text).replaceAll(rule[1]),
            (one, other) -> other);
  }
}

package dev.tend.probe.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.type.ExecProbeType.Meaning;
import dev.tend.definition.type.ExecProbeType.Warning;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.HostRun;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin that judged nothing: what it ends with says nothing of the service. */
class BrokenPluginTest {
  private static final String ARGPARSE =
      """
      usage: check_queue.py [-h] -H HOST
      check_queue.py: error: the following arguments are required: -H
      """;
  private static final String TRACEBACK =
      """
      Traceback (most recent call last):
        File "/x/check_queue", line 3, in <module>
      ConnectionRefusedError: [Errno 111] Connection refused
      """;

  @TempDir private Path directory;

  private final PluginProbe probe = new PluginProbe();

  @ParameterizedTest
  @ValueSource(
      strings = {
        ARGPARSE,
        TRACEBACK,
        "check: invalid option -- 'x'\nTry 'check --help' for more information.",
        "check_smtp: unrecognized option '--hots'",
        "./check: 7: Syntax error: \"fi\" unexpected",
        "/x/check: line 9: syntax error near unexpected token `done'",
        "/x/check: line 12: syntax error: unexpected end of file",
        "sh: 1: check_smtp: not found",
        "/x/check: line 2: jq: command not found",
        "Can't locate Monitoring/Plugin.pm in @INC (you may need to install it) at /x/check line"
            + " 4.",
        "ModuleNotFoundError: No module named 'requests'",
        "/usr/bin/python3: can't open file '/x/check.py': [Errno 2] No such file or directory",
        "env: 'python3': No such file or directory",
        "/x/check: cannot execute: required file not found",
        "sudo: a terminal is required to read the password; either use the -S option",
        "sudo: a password is required",
        "panic: runtime error: index out of range\n\ngoroutine 1 [running]:",
        "/x/check: error while loading shared libraries: libssl.so.1.1: cannot open shared object",
        "cat: /etc/check.conf: Permission denied",
        "something that nobody foresaw",
      })
  void what_stands_on_standard_error_alone_is_no_judgement(String complaint) throws Exception {
    for (int exitCode = 0; exitCode <= 2; exitCode++) {
      Measurement measurement = complaining(complaint, exitCode).of(probe);

      assertThat(measurement.outcome()).as(complaint).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(measurement.errorClass()).isEqualTo(ErrorClass.CANNOT_MEASURE);
      List<String> lines = complaint.lines().toList();
      assertThat(measurement.message()).contains(lines.getLast().strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check_smtp CRITICAL: no greeting",
        "cannot connect",
        "connect to 127.0.0.1 port 25 (tcp) failed: Connection refused",
        "Could not connect to server: timed out",
        "queue manager is not running",
        "no response from 127.0.0.1",
        "",
      })
  void a_silent_critical_about_the_service_stays_a_failure(String errors) throws Exception {
    Measurement measurement = complaining(errors, 2).of(probe);

    assertThat(measurement.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(measurement.errorClass()).isEqualTo("PluginCritical");
  }

  @Test
  void remarks_on_standard_error_change_no_judgement() throws Exception {
    for (String remark : List.of("DeprecationWarning: old", TRACEBACK, ARGPARSE)) {
      assertThat(saying("SMTP CRITICAL - no greeting", remark, 2).of(probe).outcome())
          .isEqualTo(Outcome.FAILED);
      assertThat(saying("SMTP OK - greeting|time=1s", remark, 0).of(probe).outcome())
          .isEqualTo(Outcome.SUCCEEDED);
    }
    assertThat(saying("no greeting", "DeprecationWarning: old", 2).of(probe).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Usage: check_queue.sh HOST",
        "usage: check [-h] -H HOST",
        "check_smtp: Could not parse arguments\nUsage:\n check_smtp -H host",
        "check: invalid option -- 'x'",
      })
  void usage_on_standard_output_is_no_judgement(String usage) throws Exception {
    for (int exitCode = 0; exitCode <= 2; exitCode++) {
      assertThat(saying(usage, "", exitCode).of(probe).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }
  }

  @Test
  void a_plugin_that_breaks_halfway_has_not_judged() throws Exception {
    for (int exitCode = 0; exitCode <= 2; exitCode++) {
      assertThat(saying("asking mail.test", TRACEBACK, exitCode).of(probe).outcome())
          .isEqualTo(Outcome.INCONCLUSIVE);
    }
    Measurement hanging =
        script("echo '%s' >&2; sleep 60".formatted("Traceback (most recent call last):"))
            .within(Duration.ofMillis(500))
            .of(probe);
    assertThat(hanging.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_wrapper_that_says_no_more_than_a_state_has_not_judged_when_what_it_calls_is_missing()
      throws Exception {
    String wrapper = "out=$(no-such-program-here) || { echo \"CRITICAL: $out\"; exit 2; }";
    assertThat(script(wrapper).of(probe).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(script("echo CRITICAL; exit 2").of(probe).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_share_in_use_is_no_usage() throws Exception {
    assertThat(saying("usage: 93%", "", 2).of(probe).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(saying("Usage of /var is 93%", "", 2).of(probe).outcome()).isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "could not connect to 127.0.0.1, INCONCLUSIVE",
    "'', INCONCLUSIVE",
    "DISK WARNING - 85% used, SUCCEEDED",
    "Warning: old, SUCCEEDED",
    "85 of 100 | used=85, SUCCEEDED",
  })
  void exit_code_1_is_a_warning_where_the_plugin_says_so(String said, Outcome outcome)
      throws Exception {
    assertThat(saying(said, "", 1).of(probe).outcome()).isEqualTo(outcome);
  }

  @Test
  void an_exit_code_that_contradicts_the_plugins_words_is_not_believed_to_be_good()
      throws Exception {
    assertThat(run("sh", "-c", "(echo 'SMTP CRITICAL - down'; exit 2) | cat").of(probe).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(saying("CRITICAL: down|a=1", "", 1).of(probe).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(saying("UNKNOWN: no such host", "", 0).of(probe).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(saying("LOG OK - 0 CRITICAL lines", "", 0).of(probe).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(mapped("CRITICAL: down", 0, Map.of(0, Meaning.SUCCEEDED)).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_definition_may_say_what_exit_codes_mean() throws Exception {
    Map<Integer, Meaning> meanings =
        Map.of(1, Meaning.FAILED, 2, Meaning.INCONCLUSIVE, 7, Meaning.FAILED, 9, Meaning.SUCCEEDED);
    assertThat(mapped("could not connect", 1, meanings).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(mapped("could not connect", 1, meanings).errorClass()).isEqualTo("PluginWarning");
    assertThat(mapped("odd", 2, meanings).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(mapped("odd", 7, meanings).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(mapped("odd", 7, meanings).errorClass()).isEqualTo("PluginExitCode");
    assertThat(mapped("fine", 9, meanings).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(mapped("fine", 0, meanings).outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(mapped("odd", 8, meanings).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(mapped("", 1, meanings).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatever_exit_codes_mean_a_broken_plugin_judges_nothing() throws Exception {
    Map<Integer, Meaning> meanings =
        Map.of(0, Meaning.SUCCEEDED, 1, Meaning.FAILED, 2, Meaning.FAILED);
    for (String complaint : List.of(ARGPARSE, TRACEBACK, "sudo: a password is required")) {
      for (int exitCode = 0; exitCode <= 2; exitCode++) {
        Measurement measurement =
            complaining(complaint, exitCode).with(ExecProbeType.EXIT_CODES, meanings).of(probe);
        assertThat(measurement.outcome()).as(complaint).isEqualTo(Outcome.INCONCLUSIVE);
      }
    }
    assertThat(
            complaining("curl: (6) no such host", 1)
                .with(ExecProbeType.EXIT_CODES, meanings)
                .of(probe)
                .outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_definition_that_chose_for_warnings_is_believed() throws Exception {
    HostRun run = saying("could not connect", "", 1);
    assertThat(run.with(ExecProbeType.WARNING, Warning.SUCCEEDED).of(probe).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.with(ExecProbeType.WARNING, Warning.FAILED).of(probe).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void output_in_another_encoding_or_in_colour_is_judged_by_its_exit_code() throws Exception {
    assertThat(script("printf 'Fehler: unm\\366glich\\n'; exit 2").of(probe).outcome())
        .isEqualTo(Outcome.FAILED);
    Measurement coloured =
        script("printf '\\n\\033[31mCRITICAL\\033[0m: down\\n'; exit 2").of(probe);
    assertThat(coloured.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(coloured.message()).isEqualTo("CRITICAL: down");
  }

  @Test
  void garbage_with_a_complaint_is_no_judgement() throws Exception {
    assertThat(script("printf '\\000\\377\\n'; echo odd >&2; exit 2").of(probe).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({"sh, 'if then', unexpected", "sh, 'no-such-program-here', not found"})
  void a_shell_with_a_mistake_judges_nothing(String shell, String text, String said)
      throws Exception {
    Measurement measurement = run(shell, "-c", text).of(probe);
    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.message()).contains(said);
  }

  @Test
  void a_pipe_hides_no_missing_program() throws Exception {
    Measurement measurement = run("sh", "-c", "no-such-program-here | cat").of(probe);
    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.message()).contains("no-such-program-here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/no/such/interpreter\n", "#!/bin/sh\nif then\n", "\u0000\u0001("})
  void a_file_that_cannot_be_run_judges_nothing(String content) throws Exception {
    assertThat(run(executable(content)).of(probe).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_Perl_plugin_without_its_module_judges_nothing() throws Exception {
    HostRun.needs(Files.isExecutable(Path.of("/usr/bin/perl")), "perl (install perl-base)");
    Measurement measurement = run("perl", "-e", "use No::Such::Module;").of(probe);
    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.message()).contains("No/Such/Module.pm");
  }

  @Test
  void a_plugin_that_getopt_refuses_judges_nothing() throws Exception {
    Measurement measurement = run("grep", "--no-such-option").of(probe);
    assertThat(measurement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(measurement.message()).contains("--no-such-option");
  }

  private String executable(String content) throws IOException {
    Path plugin = Files.writeString(directory.resolve("check_it"), content);
    if (!plugin.toFile().setExecutable(true)) {
      throw new IOException(plugin + " cannot be made executable");
    }
    return plugin.toString();
  }

  private Measurement mapped(String said, int exitCode, Map<Integer, Meaning> meanings)
      throws InterruptedException {
    return saying(said, "", exitCode).with(ExecProbeType.EXIT_CODES, meanings).of(probe);
  }

  private static HostRun complaining(String errors, int exitCode) {
    return saying("", errors, exitCode);
  }

  private static HostRun saying(String output, String errors, int exitCode) {
    return run(
        "sh",
        "-c",
        "printf '%s' \"$1\"; printf '%s' \"$2\" >&2; exit \"$3\"",
        "check",
        output,
        errors,
        Integer.toString(exitCode));
  }

  private static HostRun script(String script) {
    return run("sh", "-c", script);
  }

  private static HostRun run(String... argv) {
    return new HostRun().with(ExecProbeType.COMMAND, List.of(argv));
  }
}

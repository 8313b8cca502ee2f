package dev.tend.probe.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeMetric;
import dev.tend.definition.type.NotificationProbeType;
import dev.tend.definition.type.ProbeType;
import dev.tend.definition.type.Types;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.Measurement;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of outcomes is what the probe says, and the page is those rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class OutcomesTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "outcomes.md");
  private static final Duration A_MOMENT = Duration.ofMillis(600);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final MailRig MAIL = new MailRig();
  private static final HostRig HOST = new HostRig();
  private static final Map<String, Rig> RIGS =
      Map.ofEntries(
          Map.entry("smtp", MAIL),
          Map.entry("lmtp", MAIL),
          Map.entry("imap", MAIL),
          Map.entry("pop3", MAIL),
          Map.entry("tcp", MAIL),
          Map.entry("tls-certificate", MAIL),
          Map.entry("mail-flow", new MailFlowRig()),
          Map.entry("http", new HttpRig()),
          Map.entry("openmetrics", new HttpRig()),
          Map.entry("dns", new DnsRig()),
          Map.entry("ldap", new LdapRig()),
          Map.entry("exec", new ExecRig()),
          Map.entry("disk", HOST),
          Map.entry("memory", HOST),
          Map.entry("process", HOST),
          Map.entry("queue", HOST),
          Map.entry("socket", HOST),
          Map.entry("log-file", new LogFileRig()),
          Map.entry("agent", new AgentRig()));

  /** Of which no row can be played: the agent would have to stand still, a router to be gone. */
  private static final Set<String> NOT_PLAYED =
      Set.of(
          ErrorClass.AGENT_STALLED,
          ErrorClass.UNREACHABLE,
          ErrorClass.CERTIFICATE_CHAIN_INCOMPLETE);

  /** Types that measure and let the monitor judge. */
  private static final Set<String> NEVER_FAIL = Set.of("log-file", "memory", "queue");

  /** Types that can always judge. */
  private static final Set<String> NEVER_INCONCLUSIVE = Set.of("agent");

  /** The phases that some row of a type went through. */
  private final Map<String, Set<String>> walked = new ConcurrentHashMap<>();

  static List<OutcomeRow> rows() {
    return OutcomeFiles.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_probe_says_what_the_row_says(OutcomeRow row, @TempDir Path directory) throws Exception {
    Measurement measured = play(row, directory);
    assertThat(List.of(measured.outcome(), measured.errorClass()))
        .as("%s: %s", row, measured)
        .isEqualTo(List.of(row.outcome(), row.errorClass()));
    if (row.outcome() != Outcome.SUCCEEDED) {
      assertThat(measured.phase()).as("%s: %s", row, measured).isEqualTo(row.phase());
      assertThat(measured.message()).as("%s: %s", row, measured).isNotEmpty();
      assertThat(row.why()).as("%s does not say why", row).isNotEmpty();
    }
    measured.metrics().stream()
        .map(ProbeMetric::name)
        .filter(name -> name.startsWith("phase."))
        .forEach(
            name ->
                walked
                    .computeIfAbsent(row.probe(), probe -> ConcurrentHashMap.newKeySet())
                    .add(name.substring("phase.".length())));
  }

  /** What never answers is given a moment, and more where this host was slow to come to it. */
  private static Measurement play(OutcomeRow row, Path directory) throws Exception {
    boolean silent = row.outcome() == Outcome.TIMED_OUT;
    Measurement measured =
        rig(row).play(row, new OutcomeRun(row, silent ? A_MOMENT : LONG), directory);
    boolean slow = silent && !measured.phase().equals(row.phase());
    return slow ? rig(row).play(row, new OutcomeRun(row, LONG), directory) : measured;
  }

  private static Rig rig(OutcomeRow row) {
    Rig rig = RIGS.get(row.probe());
    if (rig == null) {
      throw new IllegalStateException("there is no rig for " + row.probe());
    }
    return rig;
  }

  @AfterAll
  void every_phase_that_a_probe_goes_through_has_rows() {
    for (Map.Entry<String, Set<String>> type : walked.entrySet()) {
      Set<String> told =
          rows().stream()
              .filter(row -> row.probe().equals(type.getKey()))
              .map(OutcomeRow::phase)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(told).as("phases of %s with rows", type.getKey()).containsAll(type.getValue());
    }
  }

  @Test
  void every_type_of_probe_that_runs_has_rows_for_good_bad_and_neither() {
    for (ProbeType type : Types.builtIn().probes().values()) {
      Set<Outcome> told =
          rows().stream()
              .filter(row -> row.probe().equals(type.name()))
              .map(OutcomeRow::outcome)
              .collect(Collectors.toSet());
      Set<Outcome> wanted =
          type.equals(NotificationProbeType.TYPE)
              ? EnumSet.noneOf(Outcome.class)
              : EnumSet.of(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.INCONCLUSIVE);
      wanted.removeIf(
          outcome ->
              (outcome == Outcome.FAILED && NEVER_FAIL.contains(type.name()))
                  || (outcome == Outcome.INCONCLUSIVE && NEVER_INCONCLUSIVE.contains(type.name())));
      assertThat(told).as(type.name()).containsAll(wanted);
    }
  }

  @Test
  void every_class_of_error_has_a_row() throws IllegalAccessException {
    Set<String> told = rows().stream().map(OutcomeRow::errorClass).collect(Collectors.toSet());
    for (Field field : ErrorClass.class.getFields()) {
      String name = String.valueOf(field.get(null));
      assertThat(NOT_PLAYED.contains(name) || told.contains(name)).as(name).isTrue();
    }
  }

  @Test
  void the_page_of_all_outcomes_is_up_to_date() throws IOException {
    String page = OutcomePage.of(rows());
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as(
            "docs/reference/outcomes.md is made by: mvn test -pl engine -am"
                + " -Dtest=OutcomesTest -Dtend.regenerate=true")
        .isEqualTo(page);
  }
}

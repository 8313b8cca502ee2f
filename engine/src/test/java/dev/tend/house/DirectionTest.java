package dev.tend.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.tend.house.Production.obeys;

import com.tngtech.archunit.base.DescribedPredicate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. */
class DirectionTest {
  /** The parts of the shell. Each knows the core; none knows another. */
  static final List<String> SIBLINGS =
      List.of(
          "api",
          "balancer",
          "cli",
          "discovery",
          "eventlog",
          "loop",
          "metrics",
          "poll",
          "portal",
          "probe",
          "recovery",
          "schedule",
          "state",
          "testing");

  /** What there is to say of each kind of event: files, meters and tests are made from it. */
  private static final String SCHEMA = "dev.tend.eventlog.schema";

  /** Who may know which sibling all the same, and why. */
  private static final Map<String, Set<String>> EXCEPTIONS =
      Map.of(
          // `tend test` and `tend replay` run the simulator, without an agent. The other commands
          // ask the agent by its API, and read its files where they can be read without it;
          // overrides by the agent's own poller, so that both ways give one answer.
          "cli", Set.of("testing", "api", "eventlog", "poll", "state"));

  @Test
  void definitions_know_nothing_that_comes_after_them() {
    obeys(
        noClasses()
            .that()
            .resideInAPackage("dev.tend.definition..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.tend..")
                    .and(DescribedPredicate.not(resideInAPackage("dev.tend.definition.."))))
            .because("a datum travels one way: health sets, overrides, engine"));
  }

  @Test
  void overrides_know_nothing_of_the_engine() {
    obeys(
        noClasses()
            .that()
            .resideInAnyPackage("dev.tend.override..", "dev.tend.sqlite..", "dev.tend.file..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("dev.tend..")
                    .and(
                        DescribedPredicate.not(
                            resideInAnyPackage(
                                "dev.tend.definition..",
                                "dev.tend.override..",
                                "dev.tend.sqlite..",
                                "dev.tend.file.."))))
            .because("a datum travels one way: health sets, overrides, engine"));
  }

  @ParameterizedTest
  @FieldSource("SIBLINGS")
  void siblings_of_the_shell_meet_in_the_agent_only(String sibling) {
    Set<String> allowed = EXCEPTIONS.getOrDefault(sibling, Set.of());
    String[] others =
        SIBLINGS.stream()
            .filter(other -> !other.equals(sibling) && !allowed.contains(other))
            .map(other -> "dev.tend." + other + "..")
            .toArray(String[]::new);
    obeys(
        noClasses()
            .that()
            .resideInAPackage("dev.tend." + sibling + "..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(others).and(DescribedPredicate.not(resideInAPackage(SCHEMA))))
            .because("parts that meet only in dev.tend.agent can be read, tested, replaced alone"));
  }

  @Test
  void only_the_command_line_knows_the_agent() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.tend.agent..", "dev.tend.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tend.agent..")
            .because("the agent is the composition root: it knows its parts, they do not know it"));
  }

  @Test
  void only_schedule_knows_Quartz() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tend.schedule..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("Quartz schedules and nothing more; no health rule lives in a job"));
  }

  @Test
  void only_metrics_knows_Micrometer() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tend.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..")
            .because("all meters are named in one place"));
  }

  @Test
  void only_sqlite_knows_SQLite() {
    obeys(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.tend.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sqlite..")
            .because("a database is opened, guarded and explained in one place"));
  }

  @Test
  void packages_form_no_cycle() {
    obeys(
        slices()
            .matching("dev.tend.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages in a cycle can only be understood all at once"));
  }
}

package dev.tend.testing.run;

import dev.tend.testing.SimulatedAgent;
import dev.tend.testing.assertion.Comparison;
import dev.tend.testing.assertion.Expectation;
import dev.tend.testing.assertion.Row;
import dev.tend.testing.assertion.StateQuery;
import dev.tend.testing.assertion.TimelineEntry;
import dev.tend.testing.scenario.ScriptedEnvironment;
import dev.tend.testing.testfile.CaseException;
import dev.tend.testing.testfile.ScheduledStep;
import dev.tend.testing.testfile.TestCase;
import dev.tend.testing.testfile.TestFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Plays one case on the production core. */
public final class CaseRunner {
  private CaseRunner() {}

  /** Plays a case; the same case gives the same result. */
  public static CaseResult run(TestFile file, TestCase testCase) {
    long began = System.nanoTime();
    SimulatedAgent agent =
        new SimulatedAgent(
            testCase.settings(),
            new ScriptedEnvironment(file.sets(), testCase.given()),
            file.circumstances());
    List<Row> checks = new ArrayList<>();
    Optional<String> broken = Optional.empty();
    try {
      play(agent, file, testCase, checks);
    } catch (CaseException | IllegalStateException stuck) {
      broken = Optional.of(String.valueOf(stuck.getMessage()));
    }
    List<Row> rows =
        new ArrayList<>(
            Comparison.of(
                of(testCase, Expectation.Happens.class),
                TimelineEntry.of(agent.simulation().log()),
                testCase.complete()));
    rows.addAll(checks);
    rows.sort(Comparator.comparing(Row::at));
    return new CaseResult(testCase, rows, broken, Duration.ofNanos(System.nanoTime() - began));
  }

  private static void play(SimulatedAgent agent, TestFile file, TestCase testCase, List<Row> rows) {
    for (ScheduledStep step : testCase.when()) {
      agent.simulation().at(step.at(), () -> step.action().accept(agent));
    }
    agent.start(file.sets());
    if (testCase.when().stream().anyMatch(ScheduledStep::restarts)) {
      agent.keepCheckpoints();
    }
    List<Expectation.Look> checks = new ArrayList<>(of(testCase, Expectation.Look.class));
    checks.sort(Comparator.comparing(Expectation.Look::at));
    for (Expectation.Look look : checks) {
      agent.simulation().advanceTo(look.at());
      rows.add(look.seen(new StateQuery(agent.snapshot(), agent.effective())));
    }
    Duration end = agent.simulation().elapsed();
    agent.advance(
        testCase.lasts().compareTo(end) > 0 ? testCase.lasts().minus(end) : Duration.ZERO);
  }

  private static <E extends Expectation> List<E> of(TestCase testCase, Class<E> kind) {
    return testCase.then().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

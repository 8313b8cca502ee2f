package dev.tend.simulate.run;

import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.expect.Comparison;
import dev.tend.simulate.expect.Expectation;
import dev.tend.simulate.expect.Happening;
import dev.tend.simulate.expect.Row;
import dev.tend.simulate.language.CaseException;
import dev.tend.simulate.language.Moment;
import dev.tend.simulate.language.TestCase;
import dev.tend.simulate.language.TestFile;
import dev.tend.simulate.script.ScriptedWorld;
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
    ManualAgent agent =
        new ManualAgent(
            testCase.settings(),
            new ScriptedWorld(file.sets(), testCase.given()),
            file.circumstances());
    List<Row> looks = new ArrayList<>();
    Optional<String> broken = Optional.empty();
    try {
      play(agent, file, testCase, looks);
    } catch (CaseException | IllegalStateException stuck) {
      broken = Optional.of(String.valueOf(stuck.getMessage()));
    }
    List<Row> rows =
        new ArrayList<>(
            Comparison.of(
                of(testCase, Expectation.Happens.class),
                Happening.of(agent.simulation().journal()),
                testCase.complete()));
    rows.addAll(looks);
    rows.sort(Comparator.comparing(Row::at));
    return new CaseResult(testCase, rows, broken, Duration.ofNanos(System.nanoTime() - began));
  }

  private static void play(ManualAgent agent, TestFile file, TestCase testCase, List<Row> rows) {
    for (Moment moment : testCase.when()) {
      agent.simulation().at(moment.at(), () -> moment.deed().accept(agent));
    }
    agent.start(file.sets());
    if (testCase.when().stream().anyMatch(Moment::restarts)) {
      agent.keepCheckpoints();
    }
    List<Expectation.Look> looks = new ArrayList<>(of(testCase, Expectation.Look.class));
    looks.sort(Comparator.comparing(Expectation.Look::at));
    for (Expectation.Look look : looks) {
      agent.simulation().advanceTo(look.at());
      rows.add(look.seen(new SnapshotSight(agent.snapshot(), agent.effective())));
    }
    Duration end = agent.simulation().elapsed();
    agent.advance(
        testCase.lasts().compareTo(end) > 0 ? testCase.lasts().minus(end) : Duration.ZERO);
  }

  private static <E extends Expectation> List<E> of(TestCase testCase, Class<E> kind) {
    return testCase.then().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

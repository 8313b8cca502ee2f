package dev.tend.eventlog;

import dev.tend.core.event.HealthEvent;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.testing.SimulatedAgent;
import dev.tend.testing.SimulationLog;
import dev.tend.testing.run.TestRunner;
import dev.tend.testing.scenario.ScriptedEnvironment;
import dev.tend.testing.testfile.ScheduledStep;
import dev.tend.testing.testfile.TestCase;
import dev.tend.testing.testfile.TestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The events of the cases that the shipped health sets are tested with. */
final class Played {
  private static final Path CATALOG = Path.of("..", "healthsets", "catalog");

  private Played() {}

  /** The events of each case of the files whose names begin so. */
  static List<List<HealthEvent>> cases(String beginning) throws IOException {
    TestRunner runner = new TestRunner(Types.builtIn());
    List<List<HealthEvent>> played = new ArrayList<>();
    for (Path path : TestRunner.find(CATALOG)) {
      if (path.toFile().getName().startsWith(beginning)) {
        TestFile file = runner.read(path, new Problems(path.toString())).orElseThrow();
        file.cases().forEach(one -> played.add(play(file, one)));
      }
    }
    return played;
  }

  private static List<HealthEvent> play(TestFile file, TestCase testCase) {
    SimulatedAgent agent =
        new SimulatedAgent(
            testCase.settings(),
            new ScriptedEnvironment(file.sets(), testCase.given()),
            file.circumstances());
    for (ScheduledStep step : testCase.when()) {
      agent.simulation().at(step.at(), () -> step.action().accept(agent));
    }
    agent.start(file.sets());
    if (testCase.when().stream().anyMatch(ScheduledStep::restarts)) {
      agent.keepCheckpoints();
    }
    agent.advance(testCase.lasts());
    return agent.simulation().log().entries().stream().map(SimulationLog.Entry::event).toList();
  }
}

package dev.tend.eventlog;

import dev.tend.core.event.HealthEvent;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import dev.tend.simulate.Journal;
import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.language.Moment;
import dev.tend.simulate.language.TestCase;
import dev.tend.simulate.language.TestFile;
import dev.tend.simulate.run.TestRunner;
import dev.tend.simulate.script.ScriptedWorld;
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
    ManualAgent agent =
        new ManualAgent(
            testCase.settings(),
            new ScriptedWorld(file.sets(), testCase.given()),
            file.circumstances());
    for (Moment moment : testCase.when()) {
      agent.simulation().at(moment.at(), () -> moment.deed().accept(agent));
    }
    agent.start(file.sets());
    if (testCase.when().stream().anyMatch(Moment::restarts)) {
      agent.keepCheckpoints();
    }
    agent.advance(testCase.lasts());
    return agent.simulation().journal().entries().stream().map(Journal.Entry::event).toList();
  }
}

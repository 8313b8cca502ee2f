package dev.tend.samples;

import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.ReadResults;
import dev.tend.override.merge.ServerContext;
import dev.tend.testing.ActionResult;
import dev.tend.testing.ManualEnvironment;
import dev.tend.testing.SimulatedAgent;
import dev.tend.testing.SimulationLog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries a health set from Java, without waiting: an hour in which the web server dies at ten
 * minutes and the restart cures it. For those who test their health sets beside their own code;
 * everybody else writes a {@code *.test.yaml}.
 */
public final class VirtualHour {
  private static final ItemId PROBE = ItemId.of("Webmail", "WebmailSelfTestProbe");

  private VirtualHour() {}

  /**
   * Plays the hour and prints what was recorded.
   *
   * @param webmail the file of the health set Webmail
   * @throws IllegalArgumentException if it cannot be read; the message says why
   */
  public static void play(Path webmail, PrintStream out) {
    HealthSetReader reader = new HealthSetReader(Types.builtIn(), Parameters.none());
    ReadResults readResults = HealthSetFiles.read(reader, List.of(webmail));
    if (!readResults.problems().isEmpty()) {
      throw new IllegalArgumentException(readResults.problems().toString());
    }
    ManualEnvironment world = new ManualEnvironment();
    CoreSettings settings = CoreSettings.defaults("mail1").inMode(Mode.ACT);
    ServerContext here = new ServerContext("mail1", Set.of(), Optional.empty());
    SimulatedAgent agent = new SimulatedAgent(settings, world, here);

    agent.start(readResults.definitions());
    agent.advance(Duration.ofMinutes(10));
    world.gives(PROBE, Outcome.FAILED);
    world.acts(
        intent -> {
          world.gives(PROBE, Outcome.SUCCEEDED);
          return Optional.of(ActionResult.succeeding(Duration.ofSeconds(8)));
        });
    agent.advance(Duration.ofMinutes(50));

    for (SimulationLog.Entry entry : agent.simulation().log().entries()) {
      out.println(entry.at() + " " + entry.event().id() + " " + entry.event().body());
    }
    out.println(agent.snapshot().healthSets());
  }
}

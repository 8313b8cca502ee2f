package dev.tend.samples;

import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.Outcome;
import dev.tend.definition.ItemId;
import dev.tend.definition.file.HealthSetFiles;
import dev.tend.definition.type.Types;
import dev.tend.definition.value.Mode;
import dev.tend.definition.yaml.HealthSetReader;
import dev.tend.definition.yaml.Parameters;
import dev.tend.definition.yaml.Reading;
import dev.tend.override.merge.Circumstances;
import dev.tend.simulate.ActEnd;
import dev.tend.simulate.Journal;
import dev.tend.simulate.ManualAgent;
import dev.tend.simulate.ManualWorld;
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
   * @param healthSets a directory of health sets, with Webmail among them
   * @throws IllegalArgumentException if they cannot be read; the message says why
   */
  public static void play(Path healthSets, PrintStream out) {
    HealthSetReader reader = new HealthSetReader(Types.builtIn(), Parameters.none());
    Reading reading = HealthSetFiles.read(reader, List.of(healthSets));
    if (!reading.problems().isEmpty()) {
      throw new IllegalArgumentException(reading.problems().toString());
    }
    ManualWorld world = new ManualWorld();
    CoreSettings settings = CoreSettings.defaults("mail1").inMode(Mode.ACT);
    Circumstances here = new Circumstances("mail1", Set.of(), Optional.empty());
    ManualAgent agent = new ManualAgent(settings, world, here);

    agent.start(reading.definitions());
    agent.advance(Duration.ofMinutes(10));
    world.gives(PROBE, Outcome.FAILED);
    world.acts(
        intent -> {
          world.gives(PROBE, Outcome.SUCCEEDED);
          return Optional.of(ActEnd.succeeding(Duration.ofSeconds(8)));
        });
    agent.advance(Duration.ofMinutes(50));

    for (Journal.Entry entry : agent.simulation().journal().entries()) {
      out.println(entry.at() + " " + entry.event().id() + " " + entry.event().body());
    }
    out.println(agent.snapshot().healthSets());
  }
}

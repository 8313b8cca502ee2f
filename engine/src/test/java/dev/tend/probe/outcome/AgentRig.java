package dev.tend.probe.outcome;

import dev.tend.agent.ComplainingAgent;
import dev.tend.probe.Measurement;
import java.nio.file.Path;

/** For agent: one in which the part named {@code trouble} complains, if any. */
final class AgentRig implements Rig {
  @Override
  public Measurement play(OutcomeRow row, Run run, Path directory) throws Exception {
    String part = row.meets().find("trouble").orElse("");
    return run.with(run.settings(), new ComplainingAgent(part, "what it complains of").probe());
  }
}

package dev.tend.cli;

import dev.tend.api.ApiToken;
import dev.tend.api.client.AgentClient;
import dev.tend.config.AgentConfiguration;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import java.util.Optional;
import java.util.function.Function;

/**
 * The overrides of this server: its agent is asked, and where none runs, what is kept is opened.
 */
final class FallbackAccess implements OverrideAccess {
  private final AgentConfiguration configuration;
  private final AgentOption agent;
  private final OverrideAccess running;
  private Optional<OverrideAccess> kept = Optional.empty();

  FallbackAccess(AgentConfiguration configuration, AgentOption agent) {
    this.configuration = configuration;
    this.agent = agent;
    running =
        new AgentOverrides(
            new AgentClient(
                configuration.listen().toString(), configuration.state().resolve(ApiToken.FILE)));
  }

  private <T> T ask(Function<OverrideAccess, T> question) {
    if (kept.isPresent()) {
      return question.apply(kept.get());
    }
    try {
      return question.apply(running);
    } catch (AgentNotRunningException down) {
      agent.warn(
          "THE AGENT IS NOT RUNNING, and nothing watches this server; what is kept here takes"
              + " effect when it starts");
      OverrideAccess opened = OfflineOverrides.open(configuration, agent);
      kept = Optional.of(opened);
      return question.apply(opened);
    }
  }

  @Override
  public OverrideListing list() {
    return ask(OverrideAccess::list);
  }

  @Override
  public OverrideListing look() {
    return ask(OverrideAccess::look);
  }

  @Override
  public OverrideAnswer add(OverrideRequest request) {
    return ask(access -> access.add(request));
  }

  @Override
  public OverrideAnswer add(SignedOverride signed) {
    return ask(access -> access.add(signed));
  }

  @Override
  public OverrideAnswer remove(OverrideRemoval removal) {
    return ask(access -> access.remove(removal));
  }

  @Override
  public void close() {
    kept.ifPresent(OverrideAccess::close);
  }
}

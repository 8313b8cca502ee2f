package dev.tend.cli;

import dev.tend.api.client.AgentClient;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;

/**
 * The overrides as an agent knows them.
 *
 * @param client the agent
 */
record AgentOverrides(AgentClient client) implements OverrideAccess {

  @Override
  public OverrideListing list() {
    return AgentOption.answer(client, AgentClient::overrides);
  }

  @Override
  public OverrideListing look() {
    return AgentOption.answer(client, AgentClient::look);
  }

  @Override
  public OverrideAnswer add(OverrideRequest request) {
    return AgentOption.answer(client, agent -> agent.add(request));
  }

  @Override
  public OverrideAnswer add(SignedOverride signed) {
    return AgentOption.answer(client, agent -> agent.add(signed));
  }

  @Override
  public OverrideAnswer remove(OverrideRemoval removal) {
    return AgentOption.answer(client, agent -> agent.remove(removal));
  }

  /** Every question has a connection of its own. */
  @Override
  public void close() {}
}

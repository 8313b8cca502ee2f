package dev.tend.cli.connection;

import dev.tend.api.OperationAnswer;
import dev.tend.api.OperationRefusedException;
import dev.tend.api.model.ComponentAnswer;
import dev.tend.api.model.ComponentChange;
import dev.tend.api.model.ComponentRequest;
import dev.tend.api.model.ServerComponents;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.NegativeResultException;
import dev.tend.cli.output.Plurals;
import dev.tend.config.AgentConfiguration;
import dev.tend.core.HealthCore;
import dev.tend.core.HealthSnapshot;
import dev.tend.core.input.Input;
import dev.tend.core.input.Ticked;
import dev.tend.core.record.EnvironmentRecord;
import dev.tend.core.record.StoredState;
import dev.tend.definition.type.Types;
import dev.tend.state.Inbox;
import dev.tend.state.Inbox.Waiting;
import dev.tend.state.StateException;
import dev.tend.state.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The components as an agent will find them when it starts: what the last one kept, and then what
 * people asked since.
 */
public final class OfflineComponents {
  private final AgentConfiguration configuration;
  private final Inbox inbox;
  private final HealthCore core;
  private final Duration offset;

  /** Reads what is there; what cannot be read is warned of. */
  public OfflineComponents(AgentConfiguration configuration, AgentOption agent) {
    this.configuration = configuration;
    this.inbox = Inbox.of(configuration.state());
    StoredState stored = stored(configuration, agent);
    this.core =
        StoredAgent.core(configuration, OfflineOverrides.definitions(configuration, agent), stored);
    this.offset =
        StoredAgent.environment(stored).map(EnvironmentRecord::offset).orElse(Duration.ZERO);
    take(new Ticked()); // The holds whose end has come meanwhile are over.
    waiting(agent);
  }

  private static StoredState stored(AgentConfiguration configuration, AgentOption agent) {
    try {
      return StateStore.read(configuration.state(), Types.builtIn());
    } catch (StateException unreadable) {
      agent.warn("holds that the agent kept cannot be read: " + unreadable.getMessage());
      return StoredState.of(List.of());
    }
  }

  private void waiting(AgentOption agent) {
    try {
      List<Waiting> all = inbox.waiting();
      all.stream().flatMap(one -> one.input().stream()).forEach(this::take);
      all.stream()
          .filter(one -> one.input().isEmpty())
          .forEach(
              one -> agent.warn("in " + inbox.directory() + ", and not counted: " + one.problem()));
      if (!all.isEmpty()) {
        agent.warn(
            Plurals.count(all.size(), "request")
                + " in "
                + inbox.directory()
                + (all.size() == 1 ? " waits" : " wait")
                + " for its start, and "
                + (all.size() == 1 ? "is" : "are")
                + " counted here");
      }
    } catch (IOException unreadable) {
      agent.warn("what waits for its start cannot be read: " + unreadable.getMessage());
    }
  }

  private void take(Input input) {
    core.handle(input, Instant.now().minus(offset));
  }

  /**
   * The components, or the one of a name.
   *
   * @throws NegativeResultException if there is none of that name
   */
  public ServerComponents components(Optional<String> name) {
    return refusing(
        () ->
            ServerComponents.of(
                configuration.server(), false, Instant.now(), core.snapshot(), name));
  }

  /**
   * Leaves a request for the agent's start.
   *
   * @param when when the agent will do it
   * @param note what the person who asks should know about the agent
   * @throws NegativeResultException if it cannot be done like this
   * @throws CannotAskException if it cannot be written
   */
  public ComponentAnswer change(ComponentRequest request, String when, String note) {
    HealthSnapshot before = core.snapshot();
    ComponentChange change = refusing(() -> ComponentChange.of(request, before, Instant.now()));
    try {
      inbox.add(change.input(), Instant.now());
    } catch (IOException unwritable) {
      throw new CannotAskException(
          note + "; and NOTHING WAS DONE: " + inbox.directory() + ": " + unwritable.getMessage());
    }
    take(change.input());
    return change
        .answer(core.snapshot(), new OperationAnswer(true, "", List.of()))
        .later(when, note + "; what you asked waits in " + inbox.directory());
  }

  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (OperationRefusedException refused) {
      throw new NegativeResultException(refused.getMessage() + "; " + refused.advice());
    }
  }
}

package dev.tend.cli.override;

import dev.tend.api.client.AgentClient;
import dev.tend.cli.connection.AgentNotRunningException;
import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.connection.OfflineOverrides;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The overrides of one server: its agent is asked, and where none runs, what is kept is opened. */
final class OverrideConnection implements AutoCloseable {
  private final AgentClient agent;
  private final Optional<Supplier<OfflineOverrides>> fallback;
  private Optional<OfflineOverrides> offline = Optional.empty();

  /**
   * A connection.
   *
   * @param agent who is asked
   * @param fallback opens what is kept when that one does not run; empty: nothing is within reach
   */
  OverrideConnection(AgentClient agent, Optional<Supplier<OfflineOverrides>> fallback) {
    this.agent = agent;
    this.fallback = fallback;
  }

  /** The overrides that are known. */
  OverrideListing list() {
    return ask(AgentClient::overrides, OfflineOverrides::list);
  }

  /** The same after a new look. */
  OverrideListing look() {
    return ask(AgentClient::look, OfflineOverrides::list);
  }

  /** Adds or removes one, or tells what that would do. */
  OverrideAnswer change(OverrideChange change) {
    return ask(client -> client.change(change), kept -> kept.change(change));
  }

  private <T> T ask(AgentOption.Question<T> question, Function<OfflineOverrides, T> otherwise) {
    if (offline.isEmpty()) {
      try {
        return AgentOption.answer(agent, question);
      } catch (AgentNotRunningException down) {
        offline = Optional.of(fallback.orElseThrow(() -> down).get());
      }
    }
    return otherwise.apply(offline.get());
  }

  @Override
  public void close() {
    offline.ifPresent(OfflineOverrides::close);
  }
}

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

/** The overrides of one server, from its agent or, where none runs, from its stores. */
final class OverrideConnection implements AutoCloseable {
  private final AgentClient agent;
  private final Optional<Supplier<OfflineOverrides>> fallback;
  private Optional<OfflineOverrides> offline = Optional.empty();

  /**
   * A connection.
   *
   * @param agent who is asked
   * @param fallback opens the stores when no agent runs; empty: they are out of reach
   */
  OverrideConnection(AgentClient agent, Optional<Supplier<OfflineOverrides>> fallback) {
    this.agent = agent;
    this.fallback = fallback;
  }

  /** All known overrides. */
  OverrideListing list() {
    return ask(AgentClient::overrides, OfflineOverrides::list);
  }

  /** The same after a poll. */
  OverrideListing look() {
    return ask(AgentClient::look, OfflineOverrides::list);
  }

  /** Adds or removes one, or says what that would do. */
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

package dev.tend.agent;

import dev.tend.balancer.AgentCheck;
import dev.tend.balancer.BalancerAnswer;
import dev.tend.balancer.BalancerListener;
import dev.tend.balancer.ComponentAnswers;
import dev.tend.balancer.HealthCheck;
import dev.tend.config.AgentConfiguration;
import dev.tend.config.BalancerAccess;
import dev.tend.recovery.component.Components;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ports where load balancers ask; none unless configured. */
final class BalancerListeners implements AutoCloseable {
  private final List<BalancerListener> all = new ArrayList<>();

  private BalancerListeners() {}

  static BalancerListeners start(AgentConfiguration configuration, Components components) {
    BalancerListeners started = new BalancerListeners();
    BalancerAccess access = configuration.balancers();
    ComponentAnswers answers =
        (component, asker) ->
            components
                .told(component, asker)
                .map(told -> new BalancerAnswer(told.component(), told.state(), told.reason()));
    access.port().ifPresent(port -> started.listen(access, port, new HealthCheck(answers)));
    configuration
        .components()
        .forEach(
            (name, settings) ->
                settings
                    .agentCheck()
                    .ifPresent(
                        port -> started.listen(access, port, new AgentCheck(name, answers))));
    return started;
  }

  private void listen(BalancerAccess access, int port, BalancerListener.Protocol protocol) {
    all.add(
        BalancerListener.start(
            new InetSocketAddress(access.address(), port), access::allows, protocol));
  }

  /** Where nobody is answered, and why; empty when all is well. */
  Optional<String> trouble() {
    return Optional.of(
            all.stream()
                .flatMap(listener -> listener.trouble().stream())
                .collect(Collectors.joining("; ")))
        .filter(words -> !words.isEmpty());
  }

  @Override
  public void close() {
    all.forEach(BalancerListener::close);
  }
}

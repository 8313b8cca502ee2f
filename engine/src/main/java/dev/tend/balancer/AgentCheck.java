package dev.tend.balancer;

import dev.tend.core.input.ComponentState;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The agent-check of HAProxy, for one component: a line as soon as somebody connects. It sets the
 * operational state and the weight, which an agent alone owns, and never the administrative state
 * ({@code ready}, {@code drain}, {@code maint}): a {@code ready} each two seconds would end the
 * maintenance that a person began at the balancer. While the state is not known nothing is said,
 * and HAProxy keeps what it was told last.
 *
 * <p>Source: configuration manual of HAProxy 2.6, {@code agent-check}.
 */
public final class AgentCheck implements BalancerListener.Protocol {
  private final String component;
  private final ComponentAnswers answers;

  /** Tells of this component. */
  public AgentCheck(String component, ComponentAnswers answers) {
    this.component = component;
    this.answers = answers;
  }

  @Override
  public void answer(Socket asker, Deadline deadline) throws IOException {
    Optional<BalancerAnswer> answer = answers.answer(component, asker.getInetAddress());
    Optional<ComponentState> state = answer.flatMap(BalancerAnswer::state);
    if (state.isPresent()) {
      String line = words(state.get(), answer.get()) + "\n";
      asker.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String words(ComponentState state, BalancerAnswer answer) {
    return switch (state) {
      case ACTIVE -> "up 100%";
      case DRAINING -> "up 0%";
      case INACTIVE -> "down #" + answer.sentence();
    };
  }
}

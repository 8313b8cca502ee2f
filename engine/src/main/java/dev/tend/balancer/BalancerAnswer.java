package dev.tend.balancer;

import dev.tend.core.input.ComponentState;
import java.util.Optional;

/**
 * What a load balancer is told of a component.
 *
 * @param component its name
 * @param state its state; empty: not known yet
 * @param reason why it is not active, in one line without secrets; empty text when it is
 */
public record BalancerAnswer(String component, Optional<ComponentState> state, String reason) {

  /** What a person who asks by hand reads. */
  String sentence() {
    String is = state.map(ComponentState::text).orElse("not known yet");
    return component + " is " + is + (reason.isEmpty() ? "" : ": " + reason);
  }
}

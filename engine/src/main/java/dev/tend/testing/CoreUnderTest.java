package dev.tend.testing;

import dev.tend.core.Decision;
import dev.tend.core.input.Input;
import java.time.Instant;
import java.util.Optional;

/** The core as the simulation sees it: something that decides, and says when it wants a tick. */
public interface CoreUnderTest {

  /** Handles one input; time never goes back. */
  Decision handle(Input input, Instant now);

  /** When it next wants a {@code Ticked}; empty: only when something happens. */
  Optional<Instant> nextDeadline();
}

package dev.tend.recovery.intervention;

import dev.tend.core.input.EnvironmentInput.OperatorWorkSeen;
import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.util.List;

/** One place where it shows that an operator is at work. */
public interface ActivitySignal {
  /** For people, such as {@code package manager}. */
  String name();

  /**
   * What is to be seen now, each with {@code active} true.
   *
   * @throws IOException if it cannot be told; what was seen last then stands
   * @throws InterruptedException if the look was abandoned
   */
  List<OperatorWorkSeen> look(OperationLimits limits) throws IOException, InterruptedException;
}

package dev.tend.recovery.intervention;

import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.util.List;

/** One place where it shows that an operator is at work. */
public interface ActivitySignal {
  /** For people, such as {@code package manager}. */
  String name();

  /**
   * What is to be seen now.
   *
   * @throws IOException if it cannot be known; what was seen last then still holds
   * @throws InterruptedException if the check was abandoned
   */
  List<OperatorSign> look(OperationLimits limits) throws IOException, InterruptedException;
}

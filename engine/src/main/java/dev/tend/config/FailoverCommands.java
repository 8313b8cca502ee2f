package dev.tend.config;

import java.util.List;

/**
 * How a service is moved to another server. Each command is a program with its arguments, run
 * without a shell.
 *
 * @param command moves it, and ends once that is done
 * @param verify says by its exit status whether another server serves it now
 */
public record FailoverCommands(List<String> command, List<String> verify) {

  /** Copies the lists. */
  public FailoverCommands {
    command = List.copyOf(command);
    verify = List.copyOf(verify);
  }
}

package dev.tend.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How one service is managed without a service manager. Each command is a program with its
 * arguments, run without a shell; an empty list: there is none, and what needs it is refused.
 *
 * @param start starts it, and ends once it runs
 * @param stop stops it, and ends once it is gone
 * @param reload makes it read its configuration again
 * @param validate says by its exit status whether its configuration is good; asked before a restart
 *     or reload
 * @param status says by its exit status whether it runs
 * @param flush makes a mail server try all mail in its queue again, and fails if it cannot
 * @param pidFile the file with the id of its main process; empty: it has none
 */
public record ServiceCommands(
    List<String> start,
    List<String> stop,
    List<String> reload,
    List<String> validate,
    List<String> status,
    List<String> flush,
    Optional<Path> pidFile) {

  /** Copies the lists. */
  public ServiceCommands {
    start = List.copyOf(start);
    stop = List.copyOf(stop);
    reload = List.copyOf(reload);
    validate = List.copyOf(validate);
    status = List.copyOf(status);
    flush = List.copyOf(flush);
  }
}

package dev.tend.cli.connection;

import dev.tend.cli.output.CannotAskException;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about an item. */
public abstract class ItemQuery extends AgentQuery {
  @Parameters(
      arity = "0..1",
      paramLabel = "IDENTITY",
      description = "HealthSet/Item or HealthSet/Item/Target, in any case.")
  private Optional<String> positional = Optional.empty();

  @Option(names = "--identity", paramLabel = "IDENTITY", description = "The same as the argument.")
  protected Optional<String> identity = Optional.empty();

  /** The item that was named, if any. */
  protected Optional<String> named() {
    return identity.or(() -> positional);
  }

  /**
   * The item.
   *
   * @param what the kind of item, in a word
   * @param example how to name one
   * @throws CannotAskException if none was named
   */
  protected final String required(String what, String example) {
    String command = spec.name();
    return named()
        .orElseThrow(
            () ->
                new CannotAskException(
                    "which " + what + "? Write tend " + command + " " + example));
  }
}

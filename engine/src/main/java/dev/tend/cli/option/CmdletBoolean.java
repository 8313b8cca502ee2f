package dev.tend.cli.option;

import dev.tend.cli.output.CannotAskException;
import java.util.Locale;

/** A boolean, also in the notation of Exchange's shell. */
public final class CmdletBoolean {
  private CmdletBoolean() {}

  /**
   * Reads the value of an option. An empty one is refused: the shell may have dropped {@code $true}
   * or {@code $false}.
   */
  public static boolean of(String option, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "$true", "yes", "1" -> true;
      case "false", "$false", "no", "0" -> false;
      case "" ->
          throw new CannotAskException(
              option + " is empty: the shell dropped $true or $false; write true or false");
      default ->
          throw new CannotAskException(option + ": '" + text + "' is neither true nor false");
    };
  }
}

package dev.tend.cli.option;

import dev.tend.cli.output.CannotAskException;
import java.util.Locale;

/** Yes or no, also as Exchange's shell writes it. */
public final class CmdletBoolean {
  private CmdletBoolean() {}

  /**
   * Reads the value of an option. An empty one is refused, since nobody can tell which of {@code
   * $true} and {@code $false} the shell took away.
   */
  public static boolean of(String option, String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "$true", "yes", "1" -> true;
      case "false", "$false", "no", "0" -> false;
      case "" ->
          throw new CannotAskException(
              option + " is empty: the shell took $true or $false away; write true or false");
      default ->
          throw new CannotAskException(option + ": '" + text + "' is neither true nor false");
    };
  }
}

package dev.tend.cli.option;

import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.Terminal;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options {@code --confirm} and {@code --what-if} of commands that change something. */
public final class ConfirmOption {
  private final Terminal terminal;

  @Option(
      names = "--confirm",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOLEAN",
      description =
          "Shows what would change and asks before it is done. -Confirm:$false, which a shell turns"
              + " into -Confirm:, does not ask; nor does leaving it out.")
  private Optional<String> confirm = Optional.empty();

  @Option(
      names = "--what-if",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOLEAN",
      description = "Only shows what would change here.")
  private Optional<String> whatIf = Optional.empty();

  public ConfirmOption() {
    this(Terminal.ofThisProcess());
  }

  ConfirmOption(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Whether only to show what would change. A value that the shell left empty counts as true. */
  public boolean isTrial() {
    return whatIf.map(text -> text.isBlank() || CmdletBoolean.of("--what-if", text)).orElse(false);
  }

  /**
   * Whether a person is to be asked.
   *
   * @throws CannotAskException if so, and there is nobody to ask
   */
  public boolean isAsked() {
    boolean asked =
        confirm.map(text -> !text.isBlank() && CmdletBoolean.of("--confirm", text)).orElse(false);
    if (asked && !terminal.isThere()) {
      throw new CannotAskException(
          "--confirm asks on a terminal, and there is none; nothing was done. Leave it out, or"
              + " write --confirm=false");
    }
    return asked;
  }

  /** Asks, and returns whether the answer is yes. */
  public boolean isGiven(PrintWriter err, String question) {
    err.print(question + " [y/N] ");
    err.flush();
    String answer = terminal.line().strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }
}

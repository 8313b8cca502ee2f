package dev.tend.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Understands commands as an Exchange administrator types them: {@code Get-MonitoringItemHelp
 * -Identity Smtp\SmtpSelfTestProbe -Server:mail1}. Case is ignored, one dash does for two, and a
 * colon for an equals sign. A switch such as {@code -Confirm} does not take the next word as its
 * value.
 */
public final class CmdletArguments {
  private static final Pattern PARAMETER =
      Pattern.compile("--?([A-Za-z][A-Za-z-]+)(?:[:=](.*))?", Pattern.DOTALL);

  private CmdletArguments() {}

  /** The same arguments as picocli knows them; what is not recognised is left alone. */
  public static String[] inWordsOfPosix(String[] args, CommandLine line) {
    List<String> words = new ArrayList<>();
    CommandLine current = line;
    boolean named = false;
    for (String arg : args) {
      Optional<CommandLine> command = named ? Optional.empty() : command(arg, current);
      if (command.isPresent()) {
        current = command.get();
        named = current.getSubcommands().isEmpty();
        words.add(current.getCommandName());
      } else {
        named |= !arg.startsWith("-");
        words.add(parameter(arg, current));
      }
    }
    return words.toArray(String[]::new);
  }

  private static Optional<CommandLine> command(String arg, CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .filter(known -> !arg.startsWith("-"))
        .filter(known -> letters(known.getKey()).equals(letters(arg)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String parameter(String arg, CommandLine command) {
    Matcher matcher = PARAMETER.matcher(arg);
    if (!matcher.matches()) {
      return arg;
    }
    Optional<String> value = Optional.ofNullable(matcher.group(2));
    for (OptionSpec option : command.getCommandSpec().options()) {
      for (String name : option.names()) {
        if (name.startsWith("--") && letters(name).equals(letters(matcher.group(1)))) {
          return name + value.or(() -> implied(option)).map(text -> "=" + text).orElse("");
        }
      }
    }
    return arg;
  }

  /** The value of a switch that is given without one, so that it does not take the next word. */
  private static Optional<String> implied(OptionSpec option) {
    return option.arity().min() == 0 && option.arity().max() > 0
        ? Optional.ofNullable(option.fallbackValue())
        : Optional.empty();
  }

  private static String letters(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }
}

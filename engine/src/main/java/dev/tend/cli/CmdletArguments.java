package dev.tend.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Understands commands as an Exchange administrator types them: {@code Get-MonitoringItemHelp
 * -Identity Smtp\SmtpSelfTestProbe -Server:mail1}. Case does not count, one dash is as good as two,
 * and a colon is as good as an equals sign.
 */
final class CmdletArguments {
  private static final Pattern PARAMETER =
      Pattern.compile("-([A-Za-z][A-Za-z-]+)(?:[:=](.*))?", Pattern.DOTALL);

  private CmdletArguments() {}

  /** The same arguments as picocli knows them; what is not recognised stays as it was. */
  static String[] inWordsOfPosix(String[] args, CommandLine line) {
    List<String> words = new ArrayList<>();
    CommandLine current = line;
    boolean named = false;
    for (String arg : args) {
      Optional<CommandLine> command = named ? Optional.empty() : command(arg, line);
      if (command.isPresent()) {
        named = true;
        current = command.get();
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
        .filter(known -> letters(known.getKey()).equals(letters(arg)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String parameter(String arg, CommandLine command) {
    Matcher matcher = PARAMETER.matcher(arg);
    if (!matcher.matches()) {
      return arg;
    }
    String value = matcher.group(2) == null ? "" : "=" + matcher.group(2);
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith("--"))
        .filter(name -> letters(name).equals(letters(matcher.group(1))))
        .findFirst()
        .map(name -> name + value)
        .orElse(arg);
  }

  private static String letters(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }
}

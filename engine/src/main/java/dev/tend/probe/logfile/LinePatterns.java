package dev.tend.probe.logfile;

import dev.tend.core.input.PlainText;
import dev.tend.definition.type.LogFileProbeType;
import dev.tend.definition.value.Settings;
import dev.tend.probe.Notice;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in lines.
 *
 * @param red a line with this is a red event, also if it has the other
 * @param green a line with this is a green one
 */
record LinePatterns(Optional<Pattern> red, Optional<Pattern> green) {
  private static final String DEFAULT_KEY = "default";
  private static final String KEY = "key";
  private static final String MESSAGE = "message";
  private static final int LONGEST_KEY = 128;
  private static final int LONGEST_MESSAGE = 500;

  /**
   * Those of a probe.
   *
   * @throws java.util.regex.PatternSyntaxException if the name of the target makes one invalid
   */
  static LinePatterns of(Settings settings) {
    return new LinePatterns(
        settings.find(LogFileProbeType.RED).map(Pattern::compile),
        settings.find(LogFileProbeType.GREEN).map(Pattern::compile));
  }

  /**
   * The event that a line is; empty for most lines.
   *
   * @throws CountedText.TooSlowException if that takes too long to find out
   */
  Optional<Notice> event(String line) {
    return event(red, true, line).or(() -> event(green, false, line));
  }

  private static Optional<Notice> event(Optional<Pattern> pattern, boolean isRed, String line) {
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = pattern.get().matcher(new CountedText(line));
    try {
      if (!matcher.find()) {
        return Optional.empty();
      }
    } catch (StackOverflowError deep) {
      throw new CountedText.TooSlowException();
    }
    String key = group(matcher, KEY).map(text -> PlainText.of(text, LONGEST_KEY)).orElse("");
    String message = group(matcher, MESSAGE).orElse(line);
    return Optional.of(
        new Notice(
            key.isEmpty() ? DEFAULT_KEY : key, isRed, PlainText.of(message, LONGEST_MESSAGE)));
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return matcher.pattern().namedGroups().containsKey(name)
        ? Optional.ofNullable(matcher.group(name))
        : Optional.empty();
  }
}

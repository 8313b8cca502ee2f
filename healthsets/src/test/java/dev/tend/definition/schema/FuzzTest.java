package dev.tend.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.yaml.ReadResult;
import dev.tend.definition.yaml.YamlSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Spoils good files at random. Whatever comes out, the reader answers, and what it accepts the
 * schema accepts. {@code -Dtend.fuzz.seconds=60} goes on for longer; {@code -Dtend.fuzz.seed}
 * repeats a run.
 */
class FuzzTest {
  private static final int ROUNDS = 300;
  private static final long SEED = Long.getLong("tend.fuzz.seed", 1);
  private static final Duration LONGER =
      Duration.ofSeconds(Integer.getInteger("tend.fuzz.seconds", 0));
  private static final Pattern VALUE = Pattern.compile("(?<=[a-zA-Z]: )[^ \\[{\n][^,}\n]*");
  private static final Duration SLOW = Duration.ofSeconds(10);
  private static final List<String> SCRAPS =
      List.of(
          "true",
          "True",
          "yes",
          "~",
          "null",
          "010",
          "0x1F",
          "1e3",
          "+5",
          "-1",
          "0",
          "1.0",
          ".5",
          "1_000",
          "20",
          "20s",
          "5M",
          "100%",
          "1GB",
          "''",
          "\"25\"",
          "\"5m\\n\"",
          "${server}",
          "$${x}",
          "${secret:x}",
          "${ExtensionAttributes.Every}",
          "&a",
          "*a",
          "!!int",
          "<<",
          "---",
          "...",
          "[",
          "]",
          "{",
          "}",
          ":",
          "- ",
          "#",
          "|",
          ">",
          "? ",
          "\t",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\uD83D\uDE00",
          "12:30",
          "2001-01-01",
          "healthy",
          "Unhealthy",
          "type: tcp",
          "enabled: 1");

  private final Random random = new Random(SEED);

  @Test
  void whatever_the_text_the_reader_answers_and_agrees_with_the_schema(TestReporter reporter) {
    long end = System.nanoTime() + LONGER.toNanos();
    int accepted = 0;
    int round = 0;
    while (round < ROUNDS || System.nanoTime() < end) {
      String text = YamlSamples.text(YamlSamples.GOOD.get(random.nextInt(YamlSamples.GOOD.size())));
      do {
        text = spoil(text);
      } while (random.nextInt(4) == 0);
      accepted += look(text) ? 1 : 0;
      round++;
    }
    reporter.publishEntry(
        Map.of("texts", String.valueOf(round), "accepted", String.valueOf(accepted)));
    assertThat(accepted).isPositive();
  }

  private static boolean look(String text) {
    long start = System.nanoTime();
    ReadResult result = YamlSamples.reader().read("f.yaml", text);
    YamlSamples.readAll(text);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(text).isLessThan(SLOW);
    if (result.definition().isPresent()) {
      assertThat(Validation.refused(text)).as(text).isEmpty();
      return true;
    }
    assertThat(result.problems()).as(text).isNotEmpty();
    return false;
  }

  private String spoil(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> spoilLines(text);
      case 1 -> spoilCharacters(text);
      case 2, 3 -> spoilWords(text);
      default -> spoilValue(text);
    };
  }

  /** The value of one key, so that the rest stays good. */
  private String spoilValue(String text) {
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return text;
    }
    MatchResult value = values.get(random.nextInt(values.size()));
    String other =
        random.nextInt(3) == 0 ? values.get(random.nextInt(values.size())).group() : scrap();
    return text.substring(0, value.start()) + other + text.substring(value.end());
  }

  private String spoilLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int line = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.set(line, lines.get(random.nextInt(lines.size())));
      default -> lines.set(line, "  " + lines.get(line));
    }
    return String.join("\n", lines);
  }

  private String spoilCharacters(String text) {
    StringBuilder spoiled = new StringBuilder(text);
    int at = text.isEmpty() ? 0 : random.nextInt(text.length());
    switch (random.nextInt(3)) {
      case 0 -> spoiled.insert(at, (char) random.nextInt(256));
      case 1 -> spoiled.setLength(at);
      default -> spoiled.insert(at, scrap());
    }
    return spoiled.toString();
  }

  /** Keys and values, each a word: removed, doubled, replaced. */
  private String spoilWords(String text) {
    String[] words = text.split("(?<=[ \n])", -1);
    int word = random.nextInt(words.length);
    String tail = words[word].endsWith("\n") ? "\n" : " ";
    words[word] =
        switch (random.nextInt(4)) {
          case 0 -> tail;
          case 1 -> words[word] + words[word];
          case 2 -> words[random.nextInt(words.length)].strip() + tail;
          default -> scrap() + tail;
        };
    return String.join("", words);
  }

  private String scrap() {
    return SCRAPS.get(random.nextInt(SCRAPS.size()));
  }
}

package dev.tend.override.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tend.override.Selector;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read was written by others: by mistake, by a newer version, or in bad faith. */
class HostileTextTest {
  private static final String SOUND =
      """
      {"format":1,"id":"o-1","selector":{"kind":"servers","names":["mail1"]},\
      "subject":{"type":"Monitor","healthSet":"Smtp","item":"M","target":"DB1"},\
      "property":"enabled","value":"0","owner":"ann","reason":"r",\
      "created":"2026-11-21T12:00:00Z","validity":{"kind":"until","end":"2026-11-28T12:00:00Z"}}\
      """;

  private static OverrideTextException refused(String text) {
    return assertThatExceptionOfType(OverrideTextException.class)
        .isThrownBy(() -> OverrideText.read(text))
        .actual();
  }

  private static String with(String part, String other) {
    assertThat(SOUND).contains(part);
    return SOUND.replace(part, other);
  }

  @Test
  void blanks_and_the_order_of_fields_do_not_matter() throws OverrideTextException {
    String other = with("{\"format\":1,\"id\":\"o-1\",", "{ \"id\" : \"o-1\",\"format\":1 ,");
    assertThat(OverrideText.read(other)).isEqualTo(OverrideText.read(SOUND));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"servers\",\"names\":[\"mail1\"] | \"servers\",\"names\":[] | no server is named",
        "\"servers\",\"names\":[\"mail1\"] | \"groups\",\"names\":[] | no group is named",
        "[\"mail1\"]   | [\" \"]               | selector.names is blank",
        "[\"mail1\"]   | [7]                   | selector.names is not text",
        "[\"mail1\"]   | \"mail1\"             | selector.names is not a list",
        "\"servers\",  | \"all\",              | selector.names is not known",
        "\"servers\",  | \"everyone\",         | selector.kind is 'everyone'",
        "\"servers\",  | null,                 | selector.kind is not text",
        ",\"names\":[\"mail1\"] | ``           | selector.names is missing",
        "\"Monitor\"   | \"monitor\"           | subject.type is 'monitor'",
        "\"Monitor\"   | \"HealthSet\"         | subject.item is not known",
        "\"Smtp\"      | \"Smtp\\\\M\"         | with a separator in it",
        "\"M\",        | \"M/X\",              | with a separator in it",
        "\"item\":\"M\", | ``                  | subject.item is missing",
        "\"DB1\"       | \"\"                  | subject.target is blank",
        "\"enabled\"   | \"\"                  | property is blank",
        "\"0\"         | 0                     | value is not text",
        "\"owner\":\"ann\", | ``               | owner is missing",
        "\"reason\":\"r\" | \"reason\":\"r\",\"id\":\"o-2\" | not JSON",
        "\"reason\":\"r\" | \"reason\":\"r\",\"command\":\"/bin/sh\" | command is not known",
        "2026-11-21T12:00:00Z | yesterday      | created is 'yesterday' and no instant",
        "2026-11-21T12:00:00Z | +1000000000-12-31T23:59:59Z | and no instant between",
        "\"kind\":\"until\" | \"kind\":\"until-removed\" | validity.end is not known",
        "\"until\",\"end\":\"2026-11-28T12:00:00Z\" | \"versions\",\"range\":\"[,]\" | range of"
            + " versions needs a bound",
        "{\"kind\":\"until\",\"end\":\"2026-11-28T12:00:00Z\"} | 7 | validity is not an object",
        "\"r\"         | \"a\\u001b[2J\"       | reason contains a character that breaks lines",
        "\"r\"         | \"a\\u202eb\"         | reason contains a character that breaks lines",
        "\"r\"         | \"a\\ud800b\"         | ``",
        "\"r\"         | 'r'                   | not JSON",
        "\"r\"         | \"r\" /* aside */     | not JSON",
      })
  void what_is_not_as_it_should_be_is_refused(String part, String other, String reason) {
    assertThat(refused(with(part, other)).reason()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "7", "[]", "{}", "\u0000", "{\"format\":1", "\ufeff{}"})
  void what_is_no_override_at_all_is_refused(String text) {
    assertThat(refused(text).remedy()).contains("adding the override again");
  }

  @Test
  void what_follows_an_override_is_refused() {
    refused(SOUND + "{}");
    refused(SOUND + "x");
    refused(SOUND + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "1.0", "\"1\"", "99999999999999999999", "[1]"})
  void another_format_is_refused_whatever_else_there_is(String format) {
    OverrideTextException refusal = refused("{\"format\":" + format + ",\"new\":{\"a\":[]}}");

    assertThat(refusal.reason()).contains("the format " + format);
    assertThat(refusal.remedy()).contains("update Tend on this server");
  }

  @Test
  void what_is_too_long_or_too_deep_is_refused() {
    assertThat(refused(with("\"r\"", "\"" + "x".repeat(16_384) + "\"")).reason())
        .contains("more than 16384 bytes");
    assertThat(refused(with("\"r\"", "\"" + "\u4e16".repeat(5_400) + "\"")).reason())
        .contains("more than 16384 bytes");
    assertThat(refused(with("\"ann\"", "\"" + "x".repeat(4_001) + "\"")).reason())
        .contains("owner has 4001 characters, more than 4000");
    assertThat(refused(with("\"o-1\"", "\"" + "x".repeat(256) + "\"")).reason())
        .contains("id has 256 characters, more than 255");
    refused("[".repeat(16_000));
    refused(with("\"r\"", "[".repeat(6_000) + "]".repeat(6_000)));
  }

  @Test
  void what_a_message_repeats_is_harmless_and_short() {
    List<OverrideTextException> refusals =
        List.of(
            refused(with("\"reason\"", "\"\\u001b]0;owned\\u0007" + "y".repeat(9_000) + "\"")),
            refused(with("\"servers\"", "\"" + "y".repeat(255) + "\"")),
            refused(with("\"r\"", "y".repeat(9_000))));

    for (OverrideTextException refusal : refusals) {
      assertThat(refusal.getMessage()).hasSizeLessThan(400);
      assertThat(refusal.reason().codePoints()).allMatch(PrintableText::isFit);
    }
  }

  @Test
  void everybody_is_only_meant_when_that_is_said() throws OverrideTextException {
    String all = with("\"servers\",\"names\":[\"mail1\"]", "\"all\"");
    assertThat(OverrideText.read(all).selector()).isEqualTo(new Selector.All());
    refused(with("{\"kind\":\"servers\",\"names\":[\"mail1\"]}", "{}"));
    refused(with("\"selector\":{\"kind\":\"servers\",\"names\":[\"mail1\"]},", ""));
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_scratched_text_is_read_or_refused_and_never_anything_else(int seed) {
    Random random = new Random(seed);
    StringBuilder scratched = new StringBuilder(SOUND);
    int scratches = 1 + random.nextInt(4);
    for (int i = 0; i < scratches; i++) {
      int at = random.nextInt(scratched.length());
      switch (random.nextInt(3)) {
        case 0 -> scratched.setCharAt(at, (char) random.nextInt(0x3000));
        case 1 -> scratched.deleteCharAt(at);
        default -> scratched.setLength(Math.max(1, at));
      }
    }
    String text = scratched.toString();
    try {
      assertThat(OverrideText.objection(OverrideText.read(text))).isEmpty();
    } catch (OverrideTextException refusal) {
      assertThat(refusal.reason()).isNotBlank();
      assertThat(refusal.reason().codePoints()).allMatch(PrintableText::isFit);
    }
  }
}

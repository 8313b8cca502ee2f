package dev.tend.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.value.ValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
  private static final List<String> RISING =
      List.of(
          "2.3.9",
          "2.3.19.1",
          "2.3.21",
          "2.4.0-beta2",
          "2.4.0-RC1",
          "2.4.0-rc10",
          "2.4",
          "2.4.0-1+deb12u1",
          "2.4.0-2",
          "2.4.0-10",
          "2.4p1",
          "2.4.1",
          "3.9-20230112",
          "3.9-20231012",
          "3.9",
          "15.0.847.32",
          "15.0.1497.48",
          "15.1~beta",
          "15.1");

  @Test
  void versions_sort_as_their_makers_count() throws ValueException {
    List<Version> shuffled = new ArrayList<>();
    for (String text : RISING) {
      shuffled.add(Version.parse(text));
    }
    Collections.shuffle(shuffled, new Random(7));
    Collections.sort(shuffled);

    assertThat(shuffled).extracting(Version::toString).containsExactlyElementsOf(RISING);
  }

  @Test
  void missing_numbers_are_zero_and_what_follows_a_blank_is_ignored() throws ValueException {
    assertThat(Version.parse("2.3.0 (9b53102964)"))
        .isEqualTo(Version.parse("2.3"))
        .hasSameHashCodeAs(Version.parse("2.3"))
        .hasToString("2.3.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "-3", "postfix 3.8"})
  void what_does_not_begin_with_a_number_is_refused(String text) {
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("such as 3.8.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3.8.1; 3.8.1; true",
        "3.8.1; 3.8.1.0; true",
        "3.8.1; 3.8.2; false",
        "[3.7,3.9); 3.7; true",
        "[3.7,3.9); 3.8.14; true",
        "[3.7,3.9); 3.9; false",
        "[3.7,3.9); 3.9-20230112; true",
        "(3.7,3.9]; 3.7; false",
        "(3.7,3.9]; 3.9.0; true",
        "[3.7,); 15.2; true",
        "[3.7,); 3.6.9; false",
        "(,3.9); 1.0; true",
        "(,3.9); 4; false"
      })
  void a_range_holds_what_its_brackets_say(String range, String version, boolean contained)
      throws ValueException {
    VersionRange parsed = VersionRange.parse(range);

    assertThat(parsed.contains(Version.parse(version))).isEqualTo(contained);
    assertThat(VersionRange.parse(parsed.toString())).isEqualTo(parsed);
  }

  @Test
  void what_would_steer_a_terminal_or_fill_it_is_no_version() {
    for (String text :
        List.of("3.8\u001b[31m.1", "3.8\u202e1", "3.8.1\u0000", "3" + ".1".repeat(50))) {
      assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(ValueException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[3.9,3.7); no version is in",
        "3.8.*; write a range",
        "3.x; write a range",
        "3.8+; write a range",
        "[3.7,3.7); no version is in",
        "(,); needs a bound",
        "[3.7,3.8,3.9); is not a range",
        "3.7,3.9; is not a range",
        "*; is not a range",
        "[x,3.9); is not a version"
      })
  void a_range_of_nothing_or_of_everything_is_refused(String text, String message) {
    assertThatThrownBy(() -> VersionRange.parse(text))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining(message);
  }
}

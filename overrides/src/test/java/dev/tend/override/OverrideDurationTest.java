package dev.tend.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.value.ValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverrideDurationTest {
  @ParameterizedTest
  @CsvSource({
    "60.00:00:00, P60D",
    "1.12:30:15, P1DT12H30M15S",
    "00:45:00, PT45M",
    "60d, P60D",
    "1h30m, PT1H30M",
    "P60D, P60D",
    "pt90m, PT90M",
    "' 7d ', P7D"
  })
  void all_three_notations_are_read(String text, Duration expected) throws ValueException {
    assertThat(OverrideDuration.parse(text)).isEqualTo(expected);
  }

  @Test
  void a_bare_number_is_refused_naming_both_readings() {
    assertThatThrownBy(() -> OverrideDuration.parse("60"))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("60 days")
        .hasMessageContaining("60 minutes")
        .hasMessageContaining("60d or 60m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "60.00:00", "1.24:00:00", "1.00:60:00", "1.5d", "P1M", "-5m"})
  void other_texts_are_refused_with_an_example(String text) {
    assertThatThrownBy(() -> OverrideDuration.parse(text))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("write ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0d", "00:00:00", "PT-5M"})
  void no_time_at_all_is_refused(String text) {
    assertThatThrownBy(() -> OverrideDuration.parse(text))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("must last for some time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999d", "PT9000000000000000S"})
  void a_time_beyond_all_bounds_is_refused(String text) {
    assertThatThrownBy(() -> OverrideDuration.parse(text))
        .isInstanceOf(ValueException.class)
        .hasMessageContaining("without a duration");
  }
}

package dev.tend.override.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedTextTest {
  private static String text(String reason, String expected) {
    return new OverrideOutcome.Refused(reason, expected, Optional.empty()).text();
  }

  @Test
  void a_reason_of_whole_sentences_goes_on_without_its_full_stop() {
    assertThat(text("timeout cannot be 0s. One deadline.", "a duration above zero"))
        .isEqualTo("timeout cannot be 0s. One deadline; expected a duration above zero");
    assertThat(text("timeout cannot be 0s. One deadline.", ""))
        .isEqualTo("timeout cannot be 0s. One deadline.");
  }

  @Test
  void what_the_reason_says_is_not_said_again() {
    assertThat(text("'xb' is no unit; expected a size. More is too much.", "a size"))
        .isEqualTo("'xb' is no unit; expected a size. More is too much.");
  }

  @Test
  void the_nearest_spelling_comes_last() {
    assertThat(new OverrideOutcome.Refused("there is no a", "a name", Optional.of("b")).text())
        .isEqualTo("there is no a; expected a name; did you mean b?");
  }
}

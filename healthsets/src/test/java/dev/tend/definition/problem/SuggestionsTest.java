package dev.tend.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> WORDS =
      List.of("recurrenceInterval", "timeout", "host", "port", "Smtp");

  @Test
  void slips_of_the_finger_are_recognised() {
    assertThat(Suggestions.nearest("recurenceInterval", WORDS)).contains("recurrenceInterval");
    assertThat(Suggestions.nearest("tiemout", WORDS)).contains("timeout");
    assertThat(Suggestions.nearest("smpt", WORDS)).contains("Smtp");
    assertThat(Suggestions.nearest("TIMEOUT", WORDS)).contains("timeout");
  }

  @Test
  void what_is_near_nothing_gets_no_suggestion() {
    assertThat(Suggestions.nearest("description", WORDS)).isEmpty();
    assertThat(Suggestions.nearest("", WORDS)).isEmpty();
    assertThat(Suggestions.nearest("x".repeat(100_000), WORDS)).isEmpty();
    assertThat(Suggestions.nearest("x", WORDS)).isEmpty();
  }
}

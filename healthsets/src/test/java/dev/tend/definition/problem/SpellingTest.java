package dev.tend.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final List<String> WORDS =
      List.of("recurrenceInterval", "timeout", "host", "port", "Smtp");

  @Test
  void slips_of_the_finger_are_recognised() {
    assertThat(Spelling.nearest("recurenceInterval", WORDS)).contains("recurrenceInterval");
    assertThat(Spelling.nearest("tiemout", WORDS)).contains("timeout");
    assertThat(Spelling.nearest("smpt", WORDS)).contains("Smtp");
    assertThat(Spelling.nearest("TIMEOUT", WORDS)).contains("timeout");
  }

  @Test
  void what_is_near_nothing_gets_no_suggestion() {
    assertThat(Spelling.nearest("description", WORDS)).isEmpty();
    assertThat(Spelling.nearest("", WORDS)).isEmpty();
    assertThat(Spelling.nearest("x".repeat(100_000), WORDS)).isEmpty();
    assertThat(Spelling.nearest("x", WORDS)).isEmpty();
  }
}

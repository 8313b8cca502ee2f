package dev.tend.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether an answer speaks against the server or is about the probe alone. */
class RefusalRulesTest {
  @ParameterizedTest
  @MethodSource("examples")
  void an_answer_means_what_is_said_of_it(RefusalExample example) {
    assertThat(example.deciding().meaning())
        .as("decided by " + example.deciding())
        .isEqualTo(example.meaning());
  }

  static List<RefusalExample> examples() throws IOException {
    return RefusalExample.all();
  }

  @Test
  void no_row_is_there_for_nothing() throws IOException {
    List<RefusalTable.Row> undecided = new ArrayList<>();
    undecided.addAll(RefusalRules.SMTP.rows());
    undecided.addAll(RefusalRules.IMAP.rows());
    undecided.addAll(RefusalRules.POP3.rows());
    for (RefusalExample example : RefusalExample.all()) {
      undecided.remove(example.deciding());
    }
    assertThat(undecided).isEmpty();
  }

  @Test
  void a_table_that_leaves_something_undecided_is_refused() {
    assertThatThrownBy(() -> new RefusalTable("login | 535 | any | any | ACCOUNT"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not fit everything");
    assertThatThrownBy(() -> new RefusalTable("login | 535 | any | ACCOUNT"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("five columns");
  }
}

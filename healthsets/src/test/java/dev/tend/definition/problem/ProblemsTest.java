package dev.tend.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.value.SourcePosition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final SourcePosition HERE = SourcePosition.ofFile("a.yaml");

  @Test
  void of_many_the_first_twenty_are_shown_errors_before_warnings() {
    List<Problem> warnings =
        IntStream.range(0, 1000).mapToObj(i -> Problem.warning(HERE, "warning " + i)).toList();
    List<Problem> all =
        Stream.concat(warnings.stream(), Stream.of(Problem.error(HERE, "it is broken"))).toList();

    assertThat(Problems.lines(all, "tend validate --output json"))
        .hasSize(21)
        .anyMatch(line -> line.endsWith("error: it is broken"))
        .last()
        .isEqualTo("and 981 more, which tend validate --output json lists");
    assertThat(Problems.lines(warnings.subList(0, 20), "")).hasSize(20);
  }

  @Test
  void those_that_were_only_counted_count() {
    Problems many = new Problems("a.yaml");
    for (int i = 0; i < 5000; i++) {
      many.add(Problem.error(HERE, "problem " + i));
    }
    assertThat(many.list()).hasSize(2001);
    assertThat(Problems.lines(many.list(), "it")).last().isEqualTo("and 4980 more, which it lists");
  }

  @Test
  void a_name_that_nothing_has_is_answered_with_those_that_there_are() {
    List<String> many = List.of("Apple", "Pear", "Smtp", "Imap", "Dns", "Disk", "Queue");
    assertThat(Problem.unknown(HERE, "no set is named Smpt", "Smpt", many).toString())
        .endsWith(
            "no set is named Smpt; expected one of Smtp, Imap, Apple, Pear, Dns and 2 more;"
                + " did you mean 'Smtp'?");
    assertThat(Problem.unknown(HERE, "no set is named Zzzzzz", "Zzzzzz", List.of("A")).toString())
        .endsWith("no set is named Zzzzzz; expected A");
    assertThat(Problem.unknown(HERE, "no set is named B", "B", List.of()).toString())
        .endsWith("no set is named B, nor is there any other");
  }

  @Test
  void a_sentence_goes_on_with_what_there_is() {
    assertThat(Suggestions.instead("Smpt", List.of("Imap", "Smtp")))
        .isEqualTo("; there are Smtp, Imap; did you mean 'Smtp'?");
    assertThat(Suggestions.instead("Zzzzzz", List.of("Imap"))).isEqualTo("; there is Imap");
    assertThat(Suggestions.instead("x", List.of())).isEqualTo("; there are none");
  }
}

package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlTreeTest {
  private static List<String> problems(String text) {
    Problems problems = new Problems("f.yaml");
    YamlTree.read("f.yaml", text, problems);
    return YamlSamples.printed(problems.list());
  }

  @Test
  void what_is_not_yaml_is_one_problem_at_its_place() {
    assertThat(problems("a: 1\n  b: 2\n"))
        .containsExactly(
            "f.yaml:2:4: error: this is not YAML: mapping values are not allowed here");
    assertThat(problems("a: \"open\n"))
        .containsExactly(
            "f.yaml:2:1: error: this is not YAML: while scanning a quoted scalar, found unexpected"
                + " end of stream");
    assertThat(problems("a: [1, 2\n"))
        .containsExactly(
            "f.yaml:2:1: error: this is not YAML: while parsing a flow sequence, expected ',' or"
                + " ']', but got <stream end>");
    assertThat(problems("? [a]\n: 2\n"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:1:4: error: this is not YAML: Expected a property name");
    assertThat(problems("a:\n\t- b\n"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:2:1: error: this is not YAML: while scanning for the next token");
  }

  @Test
  void a_placeholder_within_braces_gets_a_hint() {
    assertThat(problems("b: {c: ${d}}\n").getFirst())
        .endsWith("expected quotes around a value with ${...} inside braces or brackets");
  }

  @Test
  void there_is_one_document_in_a_file() {
    assertThat(problems("a: 1\n---\nb: 2\n"))
        .containsExactly(
            "f.yaml:3:1: error: a second document begins here; expected one document in a file");
    assertThat(problems("# nothing\n"))
        .containsExactly("f.yaml:1:1: error: the file is empty; expected a mapping");
  }

  @Test
  void control_characters_are_named_at_their_place() {
    assertThat(problems("a: 1\nb: x\u0007y\n"))
        .containsExactly("f.yaml:2:5: error: the character U+0007 is not allowed");
  }

  @Test
  void nesting_and_size_are_bounded() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(problems("a: " + deep))
        .singleElement()
        .asString()
        .startsWith("f.yaml:1:1: error: this is not YAML: Document nesting depth (501) exceeds");
    assertThat(problems("a: b\n".repeat(300_000)))
        .containsExactly("f.yaml: error: the file is too large; expected at most 1 MiB");
    assertThat(problems("a: ~\n".repeat(2_000)))
        .hasSize(2001)
        .startsWith(
            "f.yaml:1:4: error: there is no value here; expected a value, or the key left out",
            "f.yaml:2:1: error: the key 'a' appears twice")
        .endsWith("f.yaml: error: and 1999 problems more");
  }

  @Test
  void columns_count_characters_also_beyond_the_basic_plane() {
    assertThat(problems("a: {\"\uD83D\uDE00\": 1, b: *x}\n"))
        .containsExactly(
            "f.yaml:1:16: error: an alias (*x) is not allowed; expected the value itself");
  }

  @Test
  void decorations_are_found_wherever_they_stand() {
    assertThat(problems("&a k: [&b 1, !t {c: d}, &e [f]]\n!u m: 1\n"))
        .containsExactly(
            "f.yaml:1:1: error: an anchor or tag on a key is not allowed; expected the key itself",
            "f.yaml:1:8: error: an anchor (&) is not allowed; expected the value itself",
            "f.yaml:1:14: error: a tag (!) is not allowed; expected the value itself",
            "f.yaml:1:25: error: an anchor (&) is not allowed; expected the value itself",
            "f.yaml:2:1: error: an anchor or tag on a key is not allowed; expected the key itself");
  }

  @Test
  void only_what_all_readers_of_yaml_take_alike_is_a_number_or_a_truth_value() {
    assertThat(form("1")).isEqualTo(Node.Form.NUMBER);
    assertThat(form("-0.5e3")).isEqualTo(Node.Form.NUMBER);
    assertThat(form("true")).isEqualTo(Node.Form.BOOLEAN);
    assertThat(form("\"true\"")).isEqualTo(Node.Form.TEXT);
    assertThat(form("yes")).isEqualTo(Node.Form.TEXT);
    for (String unclear : List.of("True", "010", "0x1F", "+5", "1_000", ".inf", ".5")) {
      assertThat(form(unclear)).as(unclear).isEqualTo(Node.Form.UNCLEAR);
    }
  }

  private static Node.Form form(String scalar) {
    Optional<Node> root = YamlTree.read("f.yaml", "- " + scalar, new Problems("f.yaml"));
    Node.Sequence list = (Node.Sequence) root.orElseThrow();
    return ((Node.Scalar) list.items().getFirst()).form();
  }
}

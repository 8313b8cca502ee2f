package dev.tend.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about gates and the README say what {@link Refusal} says. */
class GatesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "gates.md");
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
  private static final int INTENT = 8;

  @Test
  void the_page_has_every_refusal_once_under_its_gate() throws IOException {
    Map<String, Integer> named = new LinkedHashMap<>();
    int gate = 0;
    for (List<String> row : rows()) {
      gate = row.get(1).isBlank() ? gate : gate(row.get(1).strip());
      for (String name : NAME.matcher(row.get(2)).results().map(one -> one.group(1)).toList()) {
        assertThat(named.put(name, gate)).as("%s is there twice", name).isNull();
      }
    }
    assertThat(named)
        .containsExactlyInAnyOrderEntriesOf(
            Arrays.stream(Refusal.values())
                .collect(Collectors.toMap(Refusal::text, Refusal::gate)));
  }

  @Test
  void both_pages_give_the_numbers_of_gates_and_refusals() throws IOException {
    int refusals = Refusal.values().length;
    assertThat(Arrays.stream(Refusal.values()).mapToInt(Refusal::gate).distinct().count())
        .as("seven gates and the record of the intent")
        .isEqualTo(INTENT);
    assertThat(text(PAGE)).contains("must pass seven gates", "The " + refusals + " refusals");
    assertThat(text(README)).contains("[seven gates](docs/gates.md)", refusals + " reasons");
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> List.of(line.split("\\|", -1)))
        .toList();
  }

  private static int gate(String cell) {
    return cell.equals("record") ? INTENT : Integer.parseInt(cell.substring(0, 1));
  }

  private static String text(Path page) throws IOException {
    return Files.readString(page).replaceAll("\\s+", " ");
  }
}

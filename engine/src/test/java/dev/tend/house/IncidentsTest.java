package dev.tend.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that {@code docs/incidents.md} names exists, and no incident is without one. */
class IncidentsTest {
  private static final Path PAGE = Path.of("../docs/incidents.md");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
  private static final int TESTS = 3;

  @Test
  void every_incident_names_tests_that_exist() throws IOException {
    Set<String> existing = existing();
    List<String> incidents =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what happened"))
            .toList();
    assertThat(incidents).hasSizeGreaterThan(30);
    for (String incident : incidents) {
      List<String> named =
          NAME.matcher(incident.split("\\|", -1)[TESTS]).results().map(it -> it.group(1)).toList();
      assertThat(named).as(incident).isNotEmpty();
      assertThat(named.stream().filter(it -> !existing.contains(it)))
          .as("tests that are not there, of: %s", incident)
          .isEmpty();
    }
  }

  /** The names of all test files of health sets, and of all methods of test classes. */
  private static Set<String> existing() throws IOException {
    Set<String> names = new HashSet<>();
    for (String root : List.of("../healthsets", "../overrides", "../engine", "../samples")) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(it -> !it.startsWith(root + "/target")).toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".test.yaml")) {
            names.add(name);
          } else if (name.endsWith("Test.java") || name.endsWith("IT.java")) {
            String type = name.replace(".java", ".");
            METHOD
                .matcher(Files.readString(file))
                .results()
                .forEach(method -> names.add(type + method.group(1)));
          }
        }
      }
    }
    return names;
  }
}

package dev.tend.cli.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class TestCommandTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

  @TempDir private Path directory;

  @BeforeEach
  void copy() throws IOException {
    for (String set : new String[] {"mail.yaml", "names.yaml"}) {
      Files.copy(SCENARIOS.resolve(set), directory.resolve(set));
    }
  }

  @Test
  void cases_that_pass_are_counted() throws IOException {
    write("cases: [{name: all is well, lasts: 10m, then: []}]");
    Tend run = Tend.run("test", directory.toString());
    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("1 case in 1 file: 1 passed, 0 failed (");
  }

  @Test
  void a_failure_shows_both_timelines_and_marks_the_first_difference() throws IOException {
    write(
        """
        cases:
          - name: never restarted
            given: [{probe: GreetingProbe, gives: Failed, from: 2m, to: 3m}]
            then: [{at: 2m40s, monitor: GreetingMonitor, becomes: Degraded}]
        """);
    Tend run = Tend.run("test", directory.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines().toList())
        .anyMatch(line -> line.startsWith("FAILED never restarted (") && line.endsWith(":2:5)"))
        .anyMatch(line -> line.matches("  2m40s  Mail.GreetingMonitor becomes Degraded \\| .*"))
        .anyMatch(line -> line.matches("> 2m40s +\\| Mail.Restart restart-service started.*"));
  }

  @Test
  void a_file_that_cannot_be_read_is_neither_good_nor_bad_news() throws IOException {
    write("cases: [{name: x, then: [{acts: Nobody}]}]");
    Tend run = Tend.run("test", directory.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("there is no such responder", "1 file not readable");
  }

  @Test
  void only_the_cases_asked_for_are_played() throws IOException {
    write("cases: [{name: first, then: []}, {name: second, then: []}]");
    assertThat(Tend.run("test", "--filter", "SECOND", directory.toString()).out())
        .startsWith("1 case in ");
    Tend none = Tend.run("test", "--filter", "third", directory.toString());
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("no case has 'third'");
  }

  @Test
  void no_tests_at_all_is_no_success() throws IOException {
    Files.createDirectory(directory.resolve("empty"));
    assertThat(Tend.run("test", directory.resolve("empty").toString()).status()).isEqualTo(2);
    assertThat(Tend.run("test", directory.resolve("gone").toString()).status()).isEqualTo(2);
  }

  @Test
  void build_servers_get_their_xml() throws Exception {
    write(
        """
        cases:
          - {name: "<good> & quick", then: []}
          - name: bad
            then: [{at: 1m, acts: Restart}]
        """);
    Path report = directory.resolve("report.xml");
    Tend.run("test", "--junit", report.toString(), directory.toString());
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Files.readAllBytes(report)));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("Mail\\Restart acts");
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("mail.test.yaml"), text);
  }
}

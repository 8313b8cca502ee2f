package dev.tend.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.probe.HostRun;
import dev.tend.probe.http.MetricsPage.MalformedPageException;
import dev.tend.probe.http.MetricsPage.PageTooLongException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The format, as Prometheus' own promtool understands it, and what hostile pages can do: nothing.
 */
@Timeout(60)
class MetricsPageTest {
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1",
        "a{} 1",
        "a{b=\"c\"} 1",
        "a{b=\"c\",} 1",
        " a { b = \"c\" , d=\"e\" } 1",
        "a{b=\"x\\\"y\\\\z\\n}{\"} 1",
        "a{b=\"c\"} 1 1764438000500",
        "a{b=\"ü€😀\"} 1",
        "a{b=\"\"} 1",
        "a\t1",
        "a 1e3",
        "a -1.5E-3",
        "a +Inf",
        "a -Inf",
        "a NaN",
        "a .5",
        "a 5.",
        "a:b_c9 1",
        "_ 1",
        "# any words\na 1",
        "# HELP a \\n\\\\\n# TYPE a gauge\na 1",
        "#\na 1",
        "\n\na 1",
        "   # a comment\na 1"
      })
  void what_promtool_takes_is_taken(String page) throws Exception {
    assertThat(isGoodFor(PROMTOOL, page)).as("promtool").isTrue();
    assertThat(read(page + "\n").names()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a ",
        "a b",
        "a 1 2 3",
        "a 1 x",
        "a{b=\"c\" 1",
        "a{b=\"c\"",
        "a{b=c} 1",
        "a{b} 1",
        "a{b=\"c} 1",
        "a{1b=\"c\"} 1",
        "a{b=\"c\" d=\"e\"} 1",
        "1a 1",
        "a-b 1",
        "a 1,5",
        "a 0x",
        "{\"a\": 1}",
        "<html>",
        "a 1_000"
      })
  void what_promtool_refuses_is_refused(String page) throws Exception {
    assertThat(isGoodFor(PROMTOOL, page)).as("promtool").isFalse();
    assertThatThrownBy(() -> read(page + "\n")).isInstanceOf(MalformedPageException.class);
  }

  @Test
  void labels_come_as_they_were_meant() throws Exception {
    assertThat(read("a{b=\"x\\\"y\\\\z\\n\",c=\"\"} 17\na 3\n").series())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Map.of("b", "x\"y\\z\n", "c", ""), 17.0, Map.of(), 3.0));
  }

  @Test
  void a_page_of_openmetrics_has_exemplars_and_an_end() throws Exception {
    String page = "# TYPE a histogram\na_bucket{le=\"1\"} 2 1.5 # {id=\"}#\"} 0.7 1.4\n# EOF\n";
    assertThat(MetricsPage.read(stream(page), "a_bucket", true).series()).hasSize(1);
    String cut = page.substring(0, page.length() - 6);
    assertThatThrownBy(() -> MetricsPage.read(stream(cut), "a", true))
        .hasMessageContaining("cut off");
    assertThatThrownBy(() -> read(page + "a 1\n")).hasMessageContaining("line 4 comes after # EOF");
  }

  @Test
  void a_page_without_end_and_a_line_without_end_are_given_up() {
    assertThatThrownBy(() -> MetricsPage.read(endless("a 1\n"), "b", false))
        .isInstanceOf(PageTooLongException.class)
        .hasMessageContaining("16 MiB");
    assertThatThrownBy(() -> MetricsPage.read(endless("x"), "b", false))
        .isInstanceOf(PageTooLongException.class)
        .hasMessageContaining("line 1 has more than 64 KiB");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1001; i++) {
      many.append("a{b=\"").append(i).append("\"} 1\n");
    }
    assertThatThrownBy(() -> read(many.toString())).isInstanceOf(PageTooLongException.class);
  }

  @Test
  void bytes_at_random_are_read_or_refused_and_never_break_it() throws Exception {
    Random random = new Random(4711);
    byte[] good =
        "a{b=\"c\",d=\"e\\n\"} 1 2 # {x=\"y\"} 1\n# EOF\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] page = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        page[random.nextInt(page.length)] = (byte) random.nextInt(256);
      }
      try {
        MetricsPage.read(new ByteArrayInputStream(page), "a", false);
      } catch (MalformedPageException refused) {
        assertThat(refused).hasMessageContaining("line ");
      }
    }
  }

  private static MetricsPage read(String page) throws Exception {
    return MetricsPage.read(stream(page), "a", false);
  }

  private static InputStream stream(String page) {
    return new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8));
  }

  private static InputStream endless(String text) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return text.charAt(at++ % text.length());
      }

      @Override
      public int read(byte[] into, int from, int length) {
        for (int i = 0; i < length; i++) {
          into[from + i] = (byte) read();
        }
        return length;
      }
    };
  }

  /** Whether promtool can read a page; what it would like better does not count. */
  static boolean isGoodFor(Path promtool, String page) throws Exception {
    HostRun.needs(Files.isExecutable(promtool), promtool + " of the package prometheus");
    Process process =
        new ProcessBuilder(promtool.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().write((page + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return !said.contains("error while linting");
  }
}

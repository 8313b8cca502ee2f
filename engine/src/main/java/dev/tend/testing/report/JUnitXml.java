package dev.tend.testing.report;

import dev.tend.definition.problem.Problem;
import dev.tend.testing.run.CaseResult;
import dev.tend.testing.run.FileResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Test results, in the XML that build servers read. */
public final class JUnitXml {
  private JUnitXml() {}

  /** The document, ending with a line break. */
  public static String of(List<FileResult> files) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuites>\n");
    files.forEach(file -> suite(xml, file));
    return xml.append("</testsuites>\n").toString();
  }

  private static void suite(StringBuilder xml, FileResult file) {
    long failures = file.cases().stream().filter(result -> !result.passed()).count();
    int unreadable = file.readable() ? 0 : 1;
    Duration took =
        file.cases().stream().map(CaseResult::took).reduce(Duration.ZERO, Duration::plus);
    xml.append("  <testsuite name=\"")
        .append(escaped(file.file()))
        .append("\" tests=\"")
        .append(file.cases().size() + unreadable)
        .append("\" failures=\"")
        .append(failures)
        .append("\" errors=\"")
        .append(unreadable)
        .append("\" time=\"")
        .append(seconds(took))
        .append("\">\n");
    if (!file.readable()) {
      List<String> problems = file.problems().stream().map(Problem::toString).toList();
      open(xml, file.file(), "can be read", Duration.ZERO);
      body(xml, "error", "the test file is not valid", problems);
    }
    file.cases().forEach(result -> testCase(xml, file.file(), result));
    xml.append("  </testsuite>\n");
  }

  private static void testCase(StringBuilder xml, String file, CaseResult result) {
    open(xml, file, result.testCase().name(), result.took());
    if (result.passed()) {
      xml.append("/>\n");
    } else {
      body(xml, "failure", "not as expected", TextReport.explanation(result));
    }
  }

  private static void open(StringBuilder xml, String file, String name, Duration took) {
    xml.append("    <testcase classname=\"")
        .append(escaped(file))
        .append("\" name=\"")
        .append(escaped(name))
        .append("\" time=\"")
        .append(seconds(took))
        .append('"');
  }

  private static void body(StringBuilder xml, String tag, String message, List<String> lines) {
    xml.append(">\n      <")
        .append(tag)
        .append(" message=\"")
        .append(message)
        .append("\">")
        .append(escaped(String.join("\n", lines)))
        .append("</")
        .append(tag)
        .append(">\n    </testcase>\n");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** Characters that XML cannot hold become a question mark. */
  private static String escaped(String text) {
    return text.replaceAll(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{d800}-\\x{dfff}\\x{fffe}\\x{ffff}]", "?")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

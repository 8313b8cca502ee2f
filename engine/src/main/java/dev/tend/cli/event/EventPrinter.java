package dev.tend.cli.event;

import dev.tend.cli.output.OutputFormat;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;
import dev.tend.eventlog.schema.EventText;
import dev.tend.eventlog.schema.SentenceParts;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Prints events as they come, in one form. */
final class EventPrinter {
  private static final int NARROWEST = 16;
  private static final int WIDEST = 44;
  private static final int SECONDS_LENGTH = 19;

  private final PrintWriter out;
  private final OutputFormat format;
  private final Ansi ansi;
  private final YAMLMapper yaml = new YAMLMapper();
  private int width;

  EventPrinter(PrintWriter out, OutputFormat format, Ansi ansi) {
    this.out = out;
    this.format = format;
    this.ansi = ansi;
  }

  /** Prints the first lines, which decide how wide the columns are. */
  void begin(List<EventLine> lines) {
    int longest = lines.stream().mapToInt(line -> subject(line).length()).max().orElse(0);
    width = Math.clamp(longest, NARROWEST, WIDEST);
    if (format == OutputFormat.TABLE) {
      out.println(row("TIME (UTC)", "ITEM", "WHAT"));
    }
    lines.forEach(this::print);
    out.flush();
  }

  void print(EventLine line) {
    switch (format) {
      case TABLE -> out.println(forPeople(line));
      case JSON -> out.println(line.raw());
      case YAML -> out.print(yaml.writeValueAsString(line.fields()));
    }
  }

  /** Whether the reader has gone away. */
  boolean isUnread() {
    return out.checkError();
  }

  private String forPeople(EventLine line) {
    EventText sentence = EventText.of(line::text);
    String time = line.text(EventField.TIMESTAMP).replace('T', ' ');
    String text = printable(sentence.text());
    String style = style(sentence.tone());
    return row(
        time.substring(0, Math.min(SECONDS_LENGTH, time.length())),
        subject(line),
        style.isEmpty() || !ansi.enabled() ? text : coloured(style, text));
  }

  private static String style(EventText.Tone tone) {
    return switch (tone) {
      case PLAIN -> "";
      case GOOD -> "green";
      case CAUTION -> "yellow";
      case BAD -> "bold,red";
    };
  }

  /** Without picocli's markup: the text may contain anything. */
  private static String coloured(String style, String text) {
    Ansi.IStyle[] styles = Ansi.Style.parse(style);
    return Ansi.Style.on(styles) + text + Ansi.Style.off(styles);
  }

  private String row(String time, String subject, String what) {
    return pad(time, SECONDS_LENGTH) + "  " + pad(subject, width) + "  " + what;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String subject(EventLine line) {
    SentenceParts parts = line::text;
    return parts.subject().isEmpty() ? "-" : printable(parts.subject());
  }

  /** Text from a hostile server must not move the cursor. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]", " ");
  }
}

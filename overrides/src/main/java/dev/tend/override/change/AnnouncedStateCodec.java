package dev.tend.override.change;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.OverrideScope;
import dev.tend.override.Subject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The text of what was told: a line each, the parts between tabs, the last line with the number of
 * those before it, so that a text that was cut is known as such.
 */
final class AnnouncedStateCodec {
  private static final String HEAD = "told\t1";
  private static final int OVERRIDE_PARTS = 16;

  private AnnouncedStateCodec() {}

  static String write(AnnouncedState announced) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    if (announced.begun()) {
      lines.add(line("version", announced.version().orElse("")));
    }
    announced.directoryLost().ifPresent(since -> lines.add(line("directory", since.toString())));
    announced.leftOut().forEach((source, reason) -> lines.add(line("leftout", source, reason)));
    announced.lines().values().forEach(line -> lines.add(override(line)));
    return String.join("\n", lines) + "\nend\t" + lines.size() + "\n";
  }

  private static String override(AnnouncedState.Line line) {
    OverrideSummary gist = line.gist();
    return line(
        "override",
        line.standing().name(),
        line.detail(),
        line.endTold() ? "1" : "0",
        line.key(),
        gist.id(),
        gist.scope().name(),
        gist.selector(),
        gist.subject().typeText(),
        gist.subject().text(),
        gist.property(),
        gist.value(),
        gist.owner(),
        gist.reason(),
        gist.validity(),
        gist.end().map(Instant::toString).orElse(""));
  }

  private static String line(String... parts) {
    List<String> escaped = new ArrayList<>();
    for (String part : parts) {
      escaped.add(
          part.replace("\\", "\\\\")
              .replace("\t", "\\t")
              .replace("\n", "\\n")
              .replace("\r", "\\r"));
    }
    return String.join("\t", escaped);
  }

  /** Empty when the text is not what {@link #write} makes. */
  static Optional<AnnouncedState> read(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    int last = lines.size() - 2;
    if (last < 1 || !lines.getFirst().equals(HEAD) || !lines.get(last).equals("end\t" + last)) {
      return Optional.empty();
    }
    try {
      return Optional.of(told(lines.subList(1, last)));
    } catch (IllegalArgumentException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  private static AnnouncedState told(List<String> lines) {
    boolean begun = false;
    Optional<String> version = Optional.empty();
    Optional<Instant> directoryLost = Optional.empty();
    Map<String, String> leftOut = new TreeMap<>();
    Map<String, AnnouncedState.Line> overrides = new TreeMap<>();
    for (String line : lines) {
      List<String> parts = parts(line);
      switch (parts.getFirst()) {
        case "version" -> {
          begun = true;
          version = Optional.of(part(parts, 1, 2)).filter(known -> !known.isEmpty());
        }
        case "directory" -> directoryLost = Optional.of(Instant.parse(part(parts, 1, 2)));
        case "leftout" -> leftOut.put(part(parts, 1, 3), part(parts, 2, 3));
        case "override" -> {
          AnnouncedState.Line told = override(parts);
          overrides.put(told.gist().id(), told);
        }
        case String other -> throw new IllegalArgumentException("unknown line " + other);
      }
    }
    return new AnnouncedState(begun, version, directoryLost, leftOut, overrides);
  }

  private static String part(List<String> parts, int index, int expected) {
    if (parts.size() != expected) {
      throw new IllegalArgumentException(parts.size() + " parts where " + expected + " belong");
    }
    return parts.get(index);
  }

  private static AnnouncedState.Line override(List<String> parts) {
    String end = part(parts, OVERRIDE_PARTS - 1, OVERRIDE_PARTS);
    OverrideSummary gist =
        new OverrideSummary(
            parts.get(5),
            OverrideScope.valueOf(parts.get(6)),
            parts.get(7),
            subject(parts.get(8), parts.get(9)),
            parts.get(10),
            parts.get(11),
            parts.get(12),
            parts.get(13),
            parts.get(14),
            end.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(end)));
    return new AnnouncedState.Line(
        AnnouncedOutcome.valueOf(parts.get(1)),
        parts.get(2),
        parts.get(3).equals("1"),
        parts.get(4),
        gist);
  }

  private static Subject subject(String type, String identity) {
    if (type.equals(new Subject.WholeSet("").typeText())) {
      return new Subject.WholeSet(identity);
    }
    ItemType itemType =
        Stream.of(ItemType.values())
            .filter(one -> one.text().equals(type))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown type " + type));
    ItemId id =
        ItemId.parse(identity)
            .orElseThrow(() -> new IllegalArgumentException("no identity " + identity));
    return new Subject.Item(itemType, id);
  }

  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '\t') {
        parts.add(part.toString());
        part.setLength(0);
      } else if (letter == '\\' && i + 1 < line.length()) {
        part.append(unescaped(line.charAt(++i)));
      } else {
        part.append(letter);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case '\\' -> '\\';
      default -> throw new IllegalArgumentException("unknown escape \\" + letter);
    };
  }
}

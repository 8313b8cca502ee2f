package dev.tend.eventlog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.EventBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference of the event files is made from the specimens. */
class EventReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "events.md");
  private static final String HEAD =
      """
      # Events

      What the agent saw, decided and did, as lines of JSON: one flat object a line, UTF-8, at most
      64 KiB, each complete in itself. This page is generated; a test fails when it is out of date and
      says how to regenerate it. Names follow the Elastic Common Schema where it has one; fields
      without a value are left out. Texts are cut at 1,024 characters, lists at 50 entries of 512;
      what was cut ends in `…` and is named in `tend.truncated`.

      Each channel is a file below the event directory, such as `ActiveMonitoring/ProbeResult.jsonl`;
      probe results that succeeded have one of their own, `ActiveMonitoring/ProbeResultSucceeded.jsonl`.
      A file is rotated after a day or when it is large, then compressed, and removed when its
      channel's share of the room or its age is used up; successes go after a quarter of that age.

      Probe results and discoveries may be dropped when the disk cannot keep up, except those that
      changed a state or that a later event names as a cause; a `gap` line says how many. All other
      events are on the disk within a moment, wait in bounded memory while it is full or gone, and
      are lost, and counted in a `gap` line as `tend.gap.protected`, only when that memory is full,
      the newest first.

      Steady time is the wall-clock time at the agent's start plus the time elapsed since; it never
      jumps.

      ## In every line
      """;

  private final DocumentedFields documented = new DocumentedFields();

  @Test
  void every_kind_of_event_has_a_specimen() {
    Set<Class<?>> seen =
        Specimens.all().stream().map(event -> event.body().getClass()).collect(Collectors.toSet());
    assertThat(seen).containsAll(kinds(EventBody.class));
    assertThat(EventKinds.all().values()).allMatch(kind -> !documented.example(kind).isEmpty());
  }

  @Test
  void every_field_is_written_by_some_kind() {
    for (EventField field : EventField.values()) {
      assertThat(
              DocumentedFields.COMMON.contains(field)
                  || EventKinds.all().values().stream()
                      .anyMatch(kind -> documented.shown(kind).contains(field)))
          .as(field.text())
          .isTrue();
    }
  }

  @Test
  void a_kind_has_the_fields_that_its_lines_show() {
    for (EventKind<?> kind : EventKinds.all().values()) {
      assertThat(documented.of(kind)).as(kind.text()).containsAll(documented.shown(kind));
    }
  }

  @Test
  void every_line_says_what_happened() {
    for (EventKind<?> kind : EventKinds.all().values()) {
      assertThat(documented.example(kind)).contains("\"message\":\"");
    }
  }

  @Test
  void no_fields_name_is_the_beginning_of_anothers() {
    List<String> names = Arrays.stream(EventField.values()).map(EventField::text).toList();
    for (String name : names) {
      assertThat(names).noneMatch(other -> other.startsWith(name + "."));
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void the_reference_is_what_the_writer_writes() throws IOException {
    if (Boolean.getBoolean("tend.regenerate")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference/events.md is made by: mvn test -pl engine -am -Dtend.regenerate=true")
        .isEqualTo(page());
  }

  private static List<Class<?>> kinds(Class<?> family) {
    if (!family.isSealed()) {
      return List.of(family);
    }
    List<Class<?>> kinds = new ArrayList<>();
    for (Class<?> member : family.getPermittedSubclasses()) {
      kinds.addAll(kinds(member));
    }
    return kinds;
  }

  private String page() {
    StringBuilder page = new StringBuilder(HEAD);
    table(page, DocumentedFields.COMMON);
    for (Channel channel : Channel.values()) {
      page.append("\n## ").append(channel.text()).append('\n');
      for (EventKind<?> kind : EventKinds.all().values()) {
        if (documented.channels(kind).contains(channel) && !isOfTheLog(kind)) {
          chapter(page, kind);
        }
      }
    }
    page.append("\n## In any channel\n");
    chapter(page, AgentEventKinds.GAP);
    chapter(page, AgentEventKinds.TORN_LINE);
    return page.toString();
  }

  private static boolean isOfTheLog(EventKind<?> kind) {
    return kind == AgentEventKinds.GAP || kind == AgentEventKinds.TORN_LINE;
  }

  private void chapter(StringBuilder page, EventKind<?> kind) {
    page.append("\n### `").append(kind.text()).append("`\n\n").append(kind.recorded()).append('\n');
    table(page, documented.of(kind));
    page.append("\n```json\n").append(documented.example(kind)).append("\n```\n");
  }

  private static void table(StringBuilder page, Set<EventField> fields) {
    page.append("\n| field | type | meaning |\n|---|---|---|\n");
    for (EventField field : fields) {
      page.append("| `")
          .append(field.text())
          .append("` | ")
          .append(field.type().text())
          .append(" | ")
          .append(field.meaning().replace("|", "\\|"))
          .append(" |\n");
    }
  }
}

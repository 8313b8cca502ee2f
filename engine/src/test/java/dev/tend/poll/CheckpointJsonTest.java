package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.OverrideScope;
import dev.tend.override.Subject;
import dev.tend.override.change.AnnouncedOutcome;
import dev.tend.override.change.AnnouncedState;
import dev.tend.override.change.OverrideSummary;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told, as a text that outlives the agent, in today's form and in that of version 0.1. */
class CheckpointJsonTest {
  private static final Instant END = Instant.parse("2026-11-29T10:28:26Z");

  private static AnnouncedState everything() {
    return new AnnouncedState(
        true,
        Optional.of("3.8.4"),
        Optional.of(END),
        Map.of("file\t1", "why\nnot"),
        Map.of(
            "o-1",
            line("o-1", new Subject.Item(ItemType.MONITOR, id("Space\\SpaceMonitor\\D:\\DB 1"))),
            "a\\b\nc\r\td",
            line("a\\b\nc\r\td", new Subject.WholeSet("Smtp"))));
  }

  private static ItemId id(String text) {
    return ItemId.parse(text).orElseThrow();
  }

  private static AnnouncedState.Line line(String id, Subject subject) {
    return new AnnouncedState.Line(
        AnnouncedOutcome.APPLIED,
        "1\tGB",
        true,
        "key",
        new OverrideSummary(
            id,
            OverrideScope.SERVER,
            "this server",
            subject,
            "enabled",
            "1\tGB",
            "anna",
            "",
            "until then",
            Optional.of(END)));
  }

  private static AnnouncedState read(String text) {
    return new RestoredCheckpoint(Map.of(PollerCheckpoint.ANNOUNCED, text)).announced();
  }

  @Test
  void it_goes_through_its_text_unharmed() {
    assertThat(read(CheckpointJson.write(everything()))).isEqualTo(everything());
    assertThat(read(CheckpointJson.write(AnnouncedState.NOTHING)))
        .isEqualTo(AnnouncedState.NOTHING);
  }

  @Test
  void a_text_that_was_cut_anywhere_tells_nothing() {
    String text = CheckpointJson.write(everything());

    for (int length = 0; length < text.length(); length++) {
      assertThat(read(text.substring(0, length))).isEqualTo(AnnouncedState.NOTHING);
    }
  }

  @Test
  void what_version_0_1_wrote_is_read() {
    AnnouncedState read =
        read(
            "told\t1\nversion\t3.8.4\ndirectory\t2026-11-29T10:28:26Z\n"
                + "leftout\tfile\\t1\twhy\\nnot\n"
                + "override\tAPPLIED\t1\\tGB\t1\tkey\to-1\tSERVER\tthis server\tMonitor\t"
                + "Space\\\\SpaceMonitor\\\\D:\\\\DB 1\tenabled\t1\\tGB\tanna\t\tuntil then\t"
                + "2026-11-29T10:28:26Z\n"
                + "override\tAPPLIED\t1\\tGB\t1\tkey\ta\\\\b\\nc\\r\\td\tSERVER\tthis server\t"
                + "HealthSet\tSmtp\tenabled\t1\\tGB\tanna\t\tuntil then\t2026-11-29T10:28:26Z\n"
                + "end\t6\n");

    assertThat(read).isEqualTo(everything());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "told\t2\nend\t1\n",
        "told\t1\nnonsense\tx\nend\t2\n",
        "told\t1\noverride\tAPPLIED\nend\t2\n",
        "told\t1\ndirectory\tyesterday\nend\t2\n",
        "told\t1\nversion\t3\\q\nend\t2\n"
      })
  void a_damaged_text_tells_nothing(String text) {
    assertThat(read(text)).isEqualTo(AnnouncedState.NOTHING);
  }
}

package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.HealthSnapshot;
import dev.tend.core.HealthSnapshot.MonitorView;
import dev.tend.core.event.EventId;
import dev.tend.definition.ItemId;
import dev.tend.definition.value.Aspect;
import dev.tend.definition.value.MonitorState;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MissingTargetWarningTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ItemId MOUNTED = ItemId.of("Store", "MountedMonitor");

  private static MonitorView monitor(ItemId id) {
    return new MonitorView(
        id,
        MonitorState.HEALTHY,
        MonitorState.HEALTHY,
        Optional.empty(),
        Aspect.AVAILABILITY,
        NOW,
        new EventId(1, 0));
  }

  private static List<String> remarks(String identity, String... targets) {
    List<MonitorView> monitors =
        Stream.concat(
                Stream.of(monitor(ItemId.of("Imap", "LoginMonitor"))),
                Stream.of(targets).map(target -> monitor(MOUNTED.forTarget(target))))
            .toList();
    HealthSnapshot snapshot =
        new HealthSnapshot(NOW, monitors, List.of(), Map.of(), List.of(), List.of());
    return new MissingTargetWarning(() -> snapshot).remarkedOn(answer(identity)).remarks();
  }

  private static OverrideAnswer answer(String identity) {
    OverrideRow row =
        new OverrideRow(
            "a1",
            "Server",
            "this server",
            "Monitor",
            identity,
            "enabled",
            "false",
            "applied",
            "",
            Optional.of("true"),
            "anna",
            "",
            NOW,
            "until removed",
            Optional.empty(),
            List.of());
    return new OverrideAnswer(
        true,
        false,
        Optional.empty(),
        Optional.of(row),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of("first"));
  }

  @Test
  void a_target_that_nobody_found_is_remarked_on_with_the_nearest() {
    assertThat(remarks("Store\\MountedMonitor\\DB NMAE", "DB NAME", "Archive"))
        .containsExactly(
            "first",
            "Store has no target 'DB NMAE' on this server now; it has DB NAME, Archive; did you"
                + " mean 'DB NAME'?");
  }

  @Test
  void one_that_is_here_in_whatever_case_is_no_matter() {
    assertThat(remarks("store\\mountedmonitor\\db name", "DB NAME")).containsExactly("first");
  }

  @Test
  void nothing_is_said_of_items_without_a_target_nor_before_any_target_was_found() {
    assertThat(remarks("Store\\MountedMonitor", "DB NAME")).containsExactly("first");
    assertThat(remarks("Store", "DB NAME")).containsExactly("first");
    assertThat(remarks("Store\\MountedMonitor\\DB NAME")).containsExactly("first");
  }

  @Test
  void of_many_targets_some_are_named() {
    String[] many = IntStream.range(0, 300).mapToObj(i -> "db" + i).toArray(String[]::new);
    assertThat(remarks("Store\\MountedMonitor\\Archive", many).getLast())
        .contains("it has db0, db1,")
        .endsWith("db9 and 290 more");
  }

  @Test
  void a_refusal_stays_as_it_is() {
    OverrideAnswer refused =
        new OverrideAnswer(
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    HealthSnapshot nothing =
        new HealthSnapshot(NOW, List.of(), List.of(), Map.of(), List.of(), List.of());
    assertThat(new MissingTargetWarning(() -> nothing).remarkedOn(refused)).isEqualTo(refused);
  }
}

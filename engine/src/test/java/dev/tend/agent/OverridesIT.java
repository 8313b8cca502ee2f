package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.eventlog.schema.EventField;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.OverrideRow;
import dev.tend.override.store.LocalStore;
import dev.tend.testkit.AgentProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent whose local store of overrides forbids an act on one post of two. */
@Execution(ExecutionMode.CONCURRENT)
class OverridesIT {
  @TempDir private Path directory;
  private Yard yard;
  private Path store;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 2);
    Path state = Files.createDirectories(directory.resolve("state"));
    store = state.resolve("overrides.db");
    try (LocalStore local = LocalStore.open(state)) {
      local.add(forbidden(), Optional.empty(), false, Instant.now());
    }
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  private static MonitoringOverride forbidden() {
    return new MonitoringOverride(
        "hands-off",
        new Selector.ThisServer(),
        new Subject.Item(ItemType.RESPONDER, ItemId.of("Post0", "Mend")),
        "enabled",
        "false",
        "anna",
        "it makes it worse",
        Instant.now(),
        new Validity.Forever());
  }

  @Test
  void what_is_forbidden_is_not_done_from_the_first_moment_on() throws Exception {
    yard.posts().breakDown(0);
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> !yard.pages().taken().isEmpty());
      yard.posts().breakDown(1);
      agent.until(() -> ends("1") == 1);
      assertThat(yard.acts()).noneMatch(line -> line.startsWith("start 0"));
      assertThat(yard.status().orElseThrow().overridesInForce()).isOne();
      agent.until(() -> yard.events().of("override-applied").size() == 1);
      assertThat(agent.stop()).isEqualTo(143);
    }
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.status().isPresent());
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("override-applied")).as("told once").hasSize(1);
  }

  @Test
  void with_a_damaged_store_it_watches_and_repairs_nothing_until_that_can_be_read()
      throws Exception {
    Path sound = Files.copy(store, directory.resolve("sound.db"));
    Files.writeString(store, "This is no database. ".repeat(500));
    yard.posts().breakDown(0);
    try (AgentProcess agent = yard.start()) {
      watchesOnly(agent);
      Files.move(sound, store, StandardCopyOption.ATOMIC_MOVE);
      actsOnTheOtherOnly(agent);
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void with_a_locked_store_it_watches_and_repairs_nothing_until_that_can_be_read()
      throws Exception {
    yard.posts().breakDown(0);
    Connection other = DriverManager.getConnection("jdbc:sqlite:" + store);
    try (Statement statement = other.createStatement()) {
      statement.execute("pragma locking_mode = exclusive");
      statement.execute("begin exclusive");
      statement.execute("commit");
    }
    try (AgentProcess agent = yard.start()) {
      watchesOnly(agent);
      other.close();
      actsOnTheOtherOnly(agent);
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  @Test
  void what_is_asked_of_the_agent_holds_when_it_answers_and_outlives_reload_and_kill()
      throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.status().isPresent());
      OverrideAnswer answer = yard.client().change(disablingThePage(false));
      assertThat(answer.refusal()).isEmpty();
      assertThat(answer.differences()).hasSize(1);
      assertThat(yard.status().orElseThrow().overridesInForce()).isEqualTo(2);
      assertThat(yard.client().change(disablingThePage(false)).done()).as("it is there").isFalse();

      yard.set("post1", Files.readString(directory.resolve("sets/post1.yaml")) + "# the same\n");
      assertThat(yard.client().reload().applied()).isTrue();
      assertThat(yard.status().orElseThrow().overridesInForce()).isEqualTo(2);
      agent.kill();
    }
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.status().isPresent());
      assertThat(yard.status().orElseThrow().overridesInForce()).isEqualTo(2);
      String id =
          yard.client().overrides().overrides().stream()
              .map(OverrideRow::id)
              .filter(one -> !one.equals("hands-off"))
              .findFirst()
              .orElseThrow();
      assertThat(yard.client().change(removal(id)).done()).isTrue();
      assertThat(yard.status().orElseThrow().overridesInForce()).isOne();
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  private static OverrideRequest disablingThePage(boolean replace) {
    return new OverrideRequest(
        OverrideScope.SERVER,
        "Post1\\Page",
        Optional.of("Responder"),
        "enabled",
        "false",
        Optional.of("2h"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "ben",
        "too loud",
        replace,
        false,
        false);
  }

  private static OverrideRemoval removal(String id) {
    return new OverrideRemoval(
        OverrideScope.SERVER,
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private void watchesOnly(AgentProcess agent) throws Exception {
    agent.until(() -> !yard.pages().taken().isEmpty());
    agent.until(
        () ->
            yard.events().of("responder-refused").stream()
                .anyMatch(line -> line.text(EventField.REFUSAL).equals("ObserveOnly")));
    assertThat(yard.begun()).isZero();
    assertThat(yard.status().orElseThrow().parts())
        .filteredOn(part -> !part.well())
        .extracting(part -> part.name())
        .contains("overrides", "restraint");
  }

  private void actsOnTheOtherOnly(AgentProcess agent) throws Exception {
    agent.until(
        () ->
            yard.status().stream()
                .flatMap(report -> report.parts().stream())
                .noneMatch(part -> part.name().equals("restraint")));
    yard.posts().breakDown(1);
    agent.until(() -> ends("1") == 1);
    assertThat(yard.acts()).noneMatch(line -> line.startsWith("start 0"));
    assertThat(yard.status().orElseThrow().overridesInForce()).isOne();
  }

  private long ends(String post) throws Exception {
    return yard.acts().stream().filter(line -> line.startsWith("end " + post)).count();
  }
}

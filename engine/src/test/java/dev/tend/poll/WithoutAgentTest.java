package dev.tend.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.config.VersionSource;
import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRow;
import dev.tend.override.merge.OverrideOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of overrides is the same with an agent and without one, whatever the outcome. */
class WithoutAgentTest {
  private static final String APPLIED = OverrideOutcome.Kind.APPLIED.word();

  @TempDir private Path root;
  private PollerWorld world;

  @BeforeEach
  void one_override_of_each_outcome() throws Exception {
    world = new PollerWorld(root);
    world.version = new VersionSource.Literal("3.8.1");
    world.store.holds(world.local("here", "One"), world.local("twice", "Two"));
    Validity forever = new Validity.Forever();
    shares("shadowed", new Selector.All(), "One", "enabled", forever);
    shares("TWICE", new Selector.All(), "Two", "monitoringThreshold", forever);
    shares("elsewhere", new Selector.Servers(List.of("mail2")), "One", "enabled", forever);
    shares("unknown", new Selector.All(), "Three", "enabled", forever);
    shares("refused", new Selector.All(), "Two", "noSuchProperty", forever);
    shares(
        "over",
        new Selector.All(),
        "Two",
        "enabled",
        new Validity.Until(world.clock.wall().minus(Duration.ofHours(1))));
    shares(
        "later",
        new Selector.Groups(List.of("mx")),
        "Two",
        "enabled",
        new Validity.Versions(VersionRange.parse("[9.0,9.1)")));
    Files.writeString(world.directory.resolve("stray.json"), "{}");
    world.restarted().started();
  }

  private void shares(
      String id, Selector selector, String monitor, String property, Validity validity)
      throws Exception {
    world.shares(
        new MonitoringOverride(
            id,
            selector,
            new Subject.Item(ItemType.MONITOR, ItemId.of("Mail", monitor)),
            property,
            "false",
            "anna",
            "it lies",
            world.clock.wall(),
            validity));
  }

  private OverrideListing withAgent() {
    CompletableFuture<OverrideListing> listing = world.poller.list();
    world.settled();
    return listing.join();
  }

  private OverrideListing withoutAgent() {
    OverridePoller offline = world.begin();
    offline.attach(world.clock, CorePort.NONE);
    CompletableFuture<OverrideListing> listing = offline.look().thenCompose(done -> offline.list());
    for (int i = 0; i < 10; i++) {
      offline.step();
    }
    return listing.join();
  }

  @Test
  void each_override_has_the_same_outcome_with_an_agent_and_without() {
    OverrideListing running = withAgent();
    OverrideListing stopped = withoutAgent();

    assertThat(running.overrides())
        .extracting(OverrideRow::effect)
        .as("a kind of outcome that is not compared yet needs an override above")
        .containsAll(Stream.of(OverrideOutcome.Kind.values()).map(kind -> kind.word()).toList());
    assertThat(stopped.overrides())
        .isEqualTo(running.overrides().stream().map(WithoutAgentTest::onceItRuns).toList());
    assertThat(stopped.leftOut()).isEqualTo(running.leftOut()).hasSize(2);
    assertThat(stopped.directory()).isEqualTo(running.directory());
    assertThat(stopped.agentRunning()).isFalse();
  }

  @Test
  void an_id_that_stands_twice_is_named_without_an_agent_too() {
    assertThat(withoutAgent().leftOut())
        .extracting(rejected -> rejected.source())
        .contains("the global override TWICE");
    assertThat(withoutAgent().overrides()).extracting(OverrideRow::id).doesNotContain("TWICE");
  }

  @Test
  void a_directory_that_is_gone_says_what_it_said_last_with_an_agent_and_without()
      throws Exception {
    Files.move(world.directory, root.resolve("elsewhere"));
    world.after(Duration.ofMinutes(10));

    OverrideListing stopped = withoutAgent();

    assertThat(stopped.overrides()).extracting(OverrideRow::id).contains("shadowed");
    assertThat(stopped.leftOut()).isEqualTo(withAgent().leftOut());
    assertThat(stopped.directory().orElseThrow().trouble()).isPresent();
  }

  @Test
  void without_an_agent_nothing_is_written_of_its_own() {
    world.after(Duration.ofMinutes(1));
    int acknowledged = world.share.acknowledged();
    Map<String, String> notes = Map.copyOf(world.store.notes());

    withoutAgent();

    assertThat(world.share.acknowledged()).isEqualTo(acknowledged);
    assertThat(world.store.notes()).isEqualTo(notes);
  }

  private static OverrideRow onceItRuns(OverrideRow row) {
    return row.effect().equals(APPLIED)
        ? new OverrideRow(
            row.id(),
            row.scope(),
            row.selector(),
            row.itemType(),
            row.identity(),
            row.property(),
            row.value(),
            "pending",
            "",
            row.declared(),
            row.owner(),
            row.reason(),
            row.created(),
            row.holds(),
            row.ends(),
            row.acknowledgements())
        : row;
  }
}

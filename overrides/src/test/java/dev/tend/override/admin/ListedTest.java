package dev.tend.override.admin;

import static dev.tend.override.admin.Wanted.everywhere;
import static dev.tend.override.admin.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.RejectedSource;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.shared.Acknowledgement;
import dev.tend.override.status.OverrideSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown of overrides. */
class ListedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private final AdminFixture adminFixture = new AdminFixture();

  private EffectiveDefinitions merged() {
    return OverrideMerge.merge(
        adminFixture.context().definitions(),
        adminFixture.context().known(),
        adminFixture.context().circumstances(),
        adminFixture.now);
  }

  private OverrideSnapshot snapshot() {
    OverrideContext context = adminFixture.context();
    return OverrideSnapshot.of(context.definitions(), context.known(), context.circumstances());
  }

  private OverrideSnapshot rejecting(RejectedSource rejected) {
    OverrideSnapshot plain = snapshot();
    return new OverrideSnapshot(
        plain.definitions(),
        plain.overrides(),
        List.of(),
        List.of(rejected),
        plain.server(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private OverrideListing list(EffectiveDefinitions inForce) {
    return OverrideListing.of(snapshot(), Optional.of(inForce), List.of(), adminFixture.now);
  }

  @Test
  void each_is_shown_with_its_effect_server_overrides_first() throws Exception {
    adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    adminFixture.add(
        everywhere(MOUNTS, "Monitor", "MonitoringIntervalSeconds=60000").onServers("mail2"));
    adminFixture.add(everywhere("Smtp", "", "Enabled=0").forVersion("[3.9,)"));
    adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0").lasting("1h"));

    assertThat(list(merged()).overrides())
        .extracting(row -> row.scope() + " " + row.property() + ": " + row.effect())
        .containsExactly(
            "Server enabled: applied",
            "Global enabled: not for this version",
            "Global enabled: shadowed",
            "Global monitoringInterval: not for this server");
    adminFixture.now = adminFixture.now.plus(Duration.ofHours(1));
    assertThat(list(merged()).overrides())
        .extracting(OverrideRow::effect)
        .startsWith("expired", "not for this version", "applied");
  }

  @Test
  void one_that_has_ended_is_listed_for_a_week() throws Exception {
    adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0").lasting("1h"));

    adminFixture.now = adminFixture.now.plus(Duration.ofHours(1).plusDays(7)).minusMillis(1);
    assertThat(list(merged()).overrides())
        .extracting(OverrideRow::effect)
        .containsExactly("expired");
    adminFixture.now = adminFixture.now.plusMillis(1);
    assertThat(list(merged()).overrides()).isEmpty();
  }

  @Test
  void one_that_the_agent_has_not_taken_in_is_pending() throws Exception {
    EffectiveDefinitions before = merged();
    adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0"));
    adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail2"));

    assertThat(list(before).overrides())
        .extracting(OverrideRow::effect)
        .containsExactly("pending", "not for this server");
  }

  @Test
  void without_an_agent_it_is_what_will_become_of_them() throws Exception {
    adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0"));

    OverrideListing listing =
        OverrideListing.of(snapshot(), Optional.empty(), List.of(), adminFixture.now);

    assertThat(listing.agentRunning()).isFalse();
    assertThat(listing.overrides()).extracting(OverrideRow::effect).containsExactly("pending");
  }

  @Test
  void what_servers_said_and_what_is_not_believed_is_shown() throws Exception {
    adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    String id = adminFixture.global.overrides.getFirst().id();
    Acknowledgement heard =
        new Acknowledgement(
            "mail2",
            List.of(),
            Optional.of("3.9"),
            adminFixture.now,
            List.of(
                new Acknowledgement.Line(id, "applied", adminFixture.now),
                new Acknowledgement.Line("other", "refused", adminFixture.now)));
    RejectedSource broken = new RejectedSource("x.json", "it is cut off", "remove it");

    OverrideListing listing =
        OverrideListing.of(
            rejecting(broken), Optional.of(merged()), List.of(heard), adminFixture.now);

    assertThat(listing.leftOut()).containsExactly(broken);
    assertThat(listing.overrides().getFirst().acknowledgements())
        .containsExactly(new OverrideRow.Acknowledged("mail2", "applied", adminFixture.now));
  }
}

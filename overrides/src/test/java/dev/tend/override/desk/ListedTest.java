package dev.tend.override.desk;

import static dev.tend.override.desk.Wanted.everywhere;
import static dev.tend.override.desk.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.LeftOut;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideMerge;
import dev.tend.override.shared.Acknowledgement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown of overrides. */
class ListedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private final Office office = new Office();

  private EffectiveDefinitions merged() {
    return OverrideMerge.merge(
        office.grounds().definitions(),
        office.grounds().known(),
        office.grounds().circumstances(),
        office.now);
  }

  private OverrideListing list(EffectiveDefinitions inForce) {
    return OverrideListing.of(
        office.grounds(),
        new Sighting(Optional.of(inForce), List.of(), List.of(), Optional.empty()),
        office.now);
  }

  @Test
  void each_is_shown_with_its_effect_server_overrides_first() throws Exception {
    office.add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    office.add(everywhere(MOUNTS, "Monitor", "MonitoringIntervalSeconds=60000").onServers("mail2"));
    office.add(everywhere("Smtp", "", "Enabled=0").forVersion("[3.9,)"));
    office.add(here(MOUNTS, "Monitor", "Enabled=0").lasting("1h"));

    assertThat(list(merged()).overrides())
        .extracting(row -> row.scope() + " " + row.property() + ": " + row.effect())
        .containsExactly(
            "Server enabled: applied",
            "Global enabled: not for this version",
            "Global enabled: shadowed",
            "Global monitoringInterval: not for this server");
    office.now = office.now.plus(Duration.ofHours(1));
    assertThat(list(merged()).overrides())
        .extracting(OverrideRow::effect)
        .startsWith("expired", "not for this version", "applied");
  }

  @Test
  void one_that_the_agent_has_not_taken_in_is_pending() throws Exception {
    EffectiveDefinitions before = merged();
    office.add(here(MOUNTS, "Monitor", "Enabled=0"));
    office.add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail2"));

    assertThat(list(before).overrides())
        .extracting(OverrideRow::effect)
        .containsExactly("pending", "not for this server");
  }

  @Test
  void without_an_agent_it_is_what_will_become_of_them() throws Exception {
    office.add(here(MOUNTS, "Monitor", "Enabled=0"));

    OverrideListing listing =
        OverrideListing.of(
            office.grounds(),
            new Sighting(Optional.empty(), List.of(), List.of(), Optional.empty()),
            office.now);

    assertThat(listing.agentRunning()).isFalse();
    assertThat(listing.overrides()).extracting(OverrideRow::effect).containsExactly("pending");
  }

  @Test
  void what_servers_said_and_what_is_not_believed_is_shown() throws Exception {
    office.add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    String id = office.global.overrides.getFirst().id();
    Acknowledgement heard =
        new Acknowledgement(
            "mail2",
            List.of(),
            Optional.of("3.9"),
            office.now,
            List.of(
                new Acknowledgement.Line(id, "applied", office.now),
                new Acknowledgement.Line("other", "refused", office.now)));
    LeftOut broken = new LeftOut("x.json", "it is cut off", "remove it");

    OverrideListing listing =
        OverrideListing.of(
            office.grounds(),
            new Sighting(Optional.of(merged()), List.of(broken), List.of(heard), Optional.empty()),
            office.now);

    assertThat(listing.leftOut()).containsExactly(broken);
    assertThat(listing.overrides().getFirst().acknowledgements())
        .containsExactly(new OverrideRow.Acknowledged("mail2", "applied", office.now));
  }
}

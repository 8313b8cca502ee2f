package dev.tend.override.admin;

import static dev.tend.override.admin.Wanted.everywhere;
import static dev.tend.override.admin.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.OverrideScope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which override goes, and what is answered when none does. */
class RemovedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private final AdminFixture adminFixture = new AdminFixture();

  private String add(Wanted wanted) throws Exception {
    return adminFixture.add(wanted).override().orElseThrow().id();
  }

  private OverrideAnswer removeById(OverrideScope scope, String id) throws Exception {
    OverrideRemoval removal =
        new OverrideRemoval(
            scope,
            Optional.of(id),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return adminFixture.desk.change(removal, adminFixture.context(), adminFixture.now);
  }

  @Test
  void any_name_of_the_property_finds_it() throws Exception {
    add(everywhere(MOUNTS, "Monitor", "monitoringInterval=1h").lasting("60d"));

    OverrideAnswer answer =
        adminFixture.remove(
            everywhere(
                "store/databaserepeatedmountsmonitor", "", "MonitoringIntervalSeconds=ignored"));

    assertThat(adminFixture.global.overrides).isEmpty();
    assertThat(answer.differences())
        .singleElement()
        .satisfies(
            effectiveChange -> {
              assertThat(effectiveChange.before()).hasValue("1h");
              assertThat(effectiveChange.after()).hasValue("3h");
            });
  }

  @Test
  void what_if_leaves_it_there() throws Exception {
    add(here(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(adminFixture.remove(here(MOUNTS, "Monitor", "Enabled=").whatIf()).done()).isTrue();
    assertThat(adminFixture.server.overrides).hasSize(1);
  }

  @Test
  void an_id_is_enough() throws Exception {
    String id = add(here(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(removeById(OverrideScope.SERVER, id.toUpperCase(Locale.ROOT)).done()).isTrue();
    assertThat(adminFixture.server.overrides).isEmpty();
  }

  @Test
  void an_id_of_the_other_scope_is_not_taken_for_one_of_this() throws Exception {
    String id = add(everywhere(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(removeById(OverrideScope.SERVER, id).refusal().orElseThrow().text())
        .isEqualTo(id + " is not a server override; expected the scope Global");
    assertThat(adminFixture.global.overrides).hasSize(1);
  }

  @Test
  void an_id_that_there_is_not_is_answered_with_the_nearest() throws Exception {
    String id = add(here(MOUNTS, "Monitor", "Enabled=0"));
    String mistyped = id.substring(0, 7) + "!";

    assertThat(removeById(OverrideScope.SERVER, mistyped).refusal().orElseThrow().suggestion())
        .hasValue(id);
  }

  @Test
  void an_id_that_there_is_not_in_any_scope_is_not_sought_in_one_alone() throws Exception {
    String id = add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    String mistyped = id.substring(0, 7) + "!";

    assertThat(removeById(OverrideScope.SERVER, mistyped).refusal().orElseThrow().text())
        .isEqualTo(
            "there is no override %s; expected the id of one that is listed: %s; did you mean %s?",
            mistyped, id, id);
  }

  @Test
  void without_a_selection_the_one_for_all_servers_goes() throws Exception {
    add(everywhere(MOUNTS, "Monitor", "Enabled=0"));
    add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail2"));

    assertThat(adminFixture.remove(everywhere(MOUNTS, "Monitor", "Enabled=")).done()).isTrue();
    assertThat(adminFixture.global.overrides)
        .extracting(kept -> kept.selector().text())
        .containsExactly("servers mail2");
  }

  @Test
  void without_a_selection_the_only_one_goes_whomever_it_is_for() throws Exception {
    add(everywhere(MOUNTS, "Monitor", "Enabled=0").forVersion("3.8.1"));

    assertThat(adminFixture.remove(everywhere(MOUNTS, "Monitor", "Enabled=")).done()).isTrue();
  }

  @Test
  void of_several_one_must_be_chosen() throws Exception {
    String one = add(everywhere(MOUNTS, "Monitor", "Enabled=0").forVersion("3.8.1"));
    String other = add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail2"));

    assertThat(
            adminFixture
                .remove(everywhere(MOUNTS, "Monitor", "Enabled="))
                .refusal()
                .orElseThrow()
                .text())
        .contains("several match: ")
        .contains(one + " (all servers, version 3.8.1)")
        .contains(other + " (servers mail2)")
        .endsWith("expected the id of one");
    assertThat(
            adminFixture
                .remove(everywhere(MOUNTS, "Monitor", "Enabled=").onServers("MAIL2"))
                .override()
                .orElseThrow()
                .id())
        .isEqualTo(other);
  }

  @Test
  void a_selection_that_none_has_removes_nothing() throws Exception {
    String id = add(everywhere(MOUNTS, "Monitor", "Enabled=0"));

    assertThat(
            adminFixture
                .remove(everywhere(MOUNTS, "Monitor", "Enabled=").onServers("mail2"))
                .refusal()
                .orElseThrow()
                .text())
        .contains("none of these is for that selection: " + id + " (all servers)");
    assertThat(adminFixture.global.overrides).hasSize(1);
  }

  @Test
  void a_property_that_is_not_overridden_is_answered_with_the_nearest_that_is() throws Exception {
    add(here(MOUNTS, "Monitor", "MonitoringIntervalSeconds=3600"));

    assertThat(
            adminFixture
                .remove(here(MOUNTS, "Monitor", "MonitoringIntervall="))
                .refusal()
                .orElseThrow())
        .satisfies(
            rejection -> {
              assertThat(rejection.reason())
                  .isEqualTo("no server override changes MonitoringIntervall of " + MOUNTS);
              assertThat(rejection.suggestion()).hasValue(MOUNTS + " monitoringInterval");
            });
  }

  @Test
  void an_identity_without_its_backslash_is_answered_with_the_right_one() throws Exception {
    assertThat(
            adminFixture
                .remove(here("StoreDatabaseRepeatedMountsMonitor", "Monitor", "Enabled="))
                .refusal()
                .orElseThrow()
                .suggestion())
        .hasValue("'" + MOUNTS + "'");
  }

  @Test
  void one_that_outlived_what_it_changed_can_be_removed() throws Exception {
    add(here(MOUNTS, "Monitor", "Enabled=0"));
    OverrideContext bare =
        new OverrideContext(
            List.of(),
            adminFixture.server.overrides,
            adminFixture.context().circumstances(),
            adminFixture.context().knownServers(),
            adminFixture.context().knownGroups());

    assertThat(
            adminFixture
                .desk
                .change(here(MOUNTS, "Monitor", "ENABLED=").removal(), bare, adminFixture.now)
                .done())
        .isTrue();
  }
}

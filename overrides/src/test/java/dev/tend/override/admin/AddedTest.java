package dev.tend.override.admin;

import static dev.tend.override.admin.AdminFixture.NOW;
import static dev.tend.override.admin.Wanted.everywhere;
import static dev.tend.override.admin.Wanted.here;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Validity;
import dev.tend.override.store.OverrideText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is written, and what is answered. */
class AddedTest {
  private static final String MOUNTS = "Store\\DatabaseRepeatedMountsMonitor";
  private final AdminFixture adminFixture = new AdminFixture();

  @Test
  void an_exchange_name_and_a_bare_number_become_the_propertys_own_words() throws Exception {
    OverrideAnswer answer =
        adminFixture.add(
            everywhere(
                    "store/databaserepeatedmountsmonitor",
                    "monitor",
                    "MonitoringIntervalSeconds=3600")
                .lasting("60.00:00:00"));

    assertThat(answer.done()).isTrue();
    assertThat(adminFixture.global.overrides)
        .satisfiesExactly(
            kept -> {
              assertThat(kept.property()).isEqualTo("monitoringInterval");
              assertThat(kept.value()).isEqualTo("1h");
              assertThat(kept.subject().text()).isEqualTo(MOUNTS);
              assertThat(kept.created()).isEqualTo(NOW);
              assertThat(kept.validity())
                  .isEqualTo(new Validity.Until(NOW.plus(Duration.ofDays(60))));
              assertThat(kept.id()).matches("[0-9a-z]{8}");
              assertThat(answer.text()).hasValue(OverrideText.write(kept));
            });
    assertThat(answer.override().orElseThrow().effect()).isEqualTo("applied");
    assertThat(answer.override().orElseThrow().declared()).hasValue("3h");
  }

  @Test
  void the_answer_tells_every_effective_value_that_changes() throws Exception {
    OverrideAnswer answer =
        adminFixture.add(
            everywhere(
                "MailboxSpace\\DatabaseSizeMonitor",
                "Monitor",
                "ExtensionAttributes.DatabaseLogsThreshold=100GB"));

    assertThat(answer.differences())
        .extracting(EffectiveChange::property)
        .containsExactlyInAnyOrder(
            "ExtensionAttributes.DatabaseLogsThreshold", "monitoringThreshold");
    assertThat(answer.differences())
        .allSatisfy(
            effectiveChange -> {
              assertThat(effectiveChange.before()).hasValue("50GB");
              assertThat(effectiveChange.beforeFrom()).contains("mailbox-space.yaml");
              assertThat(effectiveChange.after()).hasValue("100GB");
              assertThat(effectiveChange.afterFrom()).contains("by anna: INC-1");
            });
  }

  @Test
  void what_if_tells_the_same_and_writes_nothing() throws Exception {
    Wanted wanted = here(MOUNTS, "Monitor", "enabled=false").lasting("7d");

    OverrideAnswer would = adminFixture.add(wanted.whatIf());

    assertThat(adminFixture.server.overrides).isEmpty();
    assertThat(would.done()).isTrue();
    assertThat(would.differences()).hasSize(1);
  }

  @Test
  void without_an_end_it_says_that_it_has_none() throws Exception {
    assertThat(adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0")).remarks())
        .containsExactly("it has no end: it stays in effect until somebody removes it");
    assertThat(adminFixture.server.overrides.getFirst().value()).isEqualTo("false");
  }

  @Test
  void a_health_set_is_switched_off_whole_with_or_without_its_item_type() throws Exception {
    assertThat(adminFixture.add(here("store", "", "Enabled=0")).override().orElseThrow().itemType())
        .isEqualTo("HealthSet");
    assertThat(adminFixture.add(here("Store", "HealthSet", "enabled=0").replacing()).done())
        .isTrue();
    assertThat(adminFixture.server.overrides)
        .extracting(kept -> kept.subject().text())
        .containsExactly("Store");
  }

  @Test
  void the_item_type_can_be_left_out_where_one_item_has_the_name() throws Exception {
    assertThat(adminFixture.add(here(MOUNTS, "", "Enabled=0")).override().orElseThrow().itemType())
        .isEqualTo("Monitor");
  }

  @Test
  void one_that_takes_the_place_of_another_says_which() throws Exception {
    adminFixture.add(here(MOUNTS, "Monitor", "MonitoringIntervalSeconds=3600"));
    MonitoringOverride first = adminFixture.server.overrides.getFirst();
    adminFixture.now = NOW.plusSeconds(5);

    OverrideAnswer answer =
        adminFixture.add(here(MOUNTS, "Monitor", "monitoringInterval=2h").by("ben").replacing());

    assertThat(answer.replaced().orElseThrow().id()).isEqualTo(first.id());
    assertThat(adminFixture.server.overrides)
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.value()).isEqualTo("2h");
              assertThat(kept.id()).isNotEqualTo(first.id());
            });
  }

  @Test
  void an_expired_one_does_not_stand_in_the_way() throws Exception {
    adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0").lasting("1h"));
    adminFixture.now = NOW.plus(Duration.ofHours(1));

    assertThat(adminFixture.add(here(MOUNTS, "Monitor", "Enabled=0").lasting("1h")).done())
        .isTrue();
  }

  @Test
  void a_more_specific_one_is_named_and_keeps_nothing_from_being_written() throws Exception {
    adminFixture.add(here(MOUNTS, "Monitor", "MonitoringIntervalSeconds=3600"));

    OverrideAnswer answer =
        adminFixture.add(everywhere(MOUNTS, "Monitor", "MonitoringIntervalSeconds=7200"));

    assertThat(answer.override().orElseThrow())
        .satisfies(
            row -> {
              assertThat(row.effect()).isEqualTo("shadowed");
              assertThat(row.detail())
                  .isEqualTo("by " + adminFixture.server.overrides.getFirst().id());
              assertThat(row.value()).isEqualTo("2h");
            });
    assertThat(answer.differences()).isEmpty();
  }

  @Test
  void a_global_one_is_not_judged_by_what_only_this_server_overrides() throws Exception {
    adminFixture.add(here("Store\\DatabaseMountProbe", "Probe", "recurrenceInterval=10m"));

    assertThat(
            adminFixture
                .add(everywhere(MOUNTS, "Monitor", "monitoringInterval=25m").onServers("mail2"))
                .done())
        .isTrue();
    OverrideAnswer here = adminFixture.add(everywhere(MOUNTS, "Monitor", "monitoringInterval=25m"));
    assertThat(here.done()).isTrue();
    assertThat(here.override().orElseThrow().effect()).isEqualTo("refused");
  }

  @Test
  void one_for_other_servers_changes_nothing_here() throws Exception {
    OverrideAnswer answer =
        adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("MAIL2"));

    assertThat(answer.override().orElseThrow().effect()).isEqualTo("not for this server");
    assertThat(answer.differences()).isEmpty();
  }

  @Test
  void one_for_other_versions_says_which_version_this_is() throws Exception {
    OverrideAnswer answer =
        adminFixture.add(everywhere(MOUNTS, "Monitor", "Enabled=0").forVersion("[3.9,)"));

    assertThat(answer.override().orElseThrow().effect()).isEqualTo("not for this version");
    assertThat(answer.override().orElseThrow().detail()).isEqualTo("this is 3.8.1");
  }

  @Test
  void an_error_class_is_sent_to_another_team() throws Exception {
    OverrideAnswer answer =
        adminFixture.add(
            everywhere(
                "Store\\DatabaseAvailabilityEscalate",
                "Responder",
                "ExtensionAttributes.Microsoft.Mapi.MapiExceptionMdbOffline=Store"));

    assertThat(answer.differences())
        .singleElement()
        .satisfies(
            effectiveChange -> {
              assertThat(effectiveChange.property()).isEqualTo("routes");
              assertThat(effectiveChange.after().orElseThrow())
                  .contains("Microsoft.Mapi.MapiExceptionMdbOffline", "Store");
            });
  }

  @Test
  void servers_that_have_yet_to_report_can_be_named_on_purpose() throws Exception {
    assertThat(
            adminFixture
                .add(everywhere(MOUNTS, "Monitor", "Enabled=0").onServers("mail9").unseen())
                .done())
        .isTrue();
  }
}

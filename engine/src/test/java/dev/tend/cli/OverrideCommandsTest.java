package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown, and what is written in everyday words. */
class OverrideCommandsTest {
  private static final String MOUNTS = "Store/DatabaseRepeatedMountsMonitor";

  @TempDir private Path directory;
  private OverridePlace place;

  @BeforeEach
  void start() throws Exception {
    place = OverridePlace.withAgent(directory);
  }

  @AfterEach
  void stop() throws Exception {
    place.close();
  }

  private String id() throws Exception {
    return place.kept().getLast().id();
  }

  @Test
  void an_addition_says_what_changes_and_how_to_take_it_back() throws Exception {
    Tend run =
        place.tend(
            "override",
            "add",
            MOUNTS,
            "monitoringInterval=1h",
            "--duration=7d",
            "--reason=INC-1",
            "--owner=anna");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .satisfiesExactly(
            head ->
                assertThat(head)
                    .isEqualTo(
                        id()
                            + " added: Store\\DatabaseRepeatedMountsMonitor (Monitor)"
                            + " monitoringInterval = 1h"),
            terms ->
                assertThat(terms)
                    .startsWith("  for this server, until ")
                    .endsWith("(in 7d), by anna: INC-1"),
            heading -> assertThat(heading).startsWith("ON THIS SERVER"),
            row ->
                assertThat(row)
                    .contains("Store\\DatabaseRepeatedMountsMonitor (Monitor)  monitoringInterval")
                    .contains("3h (", "store.yaml")
                    .endsWith("1h (override " + id() + " by anna: INC-1)"),
            back ->
                assertThat(back)
                    .isEqualTo(
                        "undo it with: tend override remove "
                            + id()
                            + " --config="
                            + directory.resolve("tend.yaml")));
    assertThat(place.tend("override", "remove", id()).out())
        .contains(" removed: Store\\DatabaseRepeatedMountsMonitor");
    assertThat(place.kept()).isEmpty();
  }

  @Test
  void what_if_writes_nothing_and_says_so() throws Exception {
    for (String trial : new String[] {"--what-if", "-WhatIf", "-WhatIf:", "-WhatIf:$true"}) {
      Tend run = place.tend("override", "add", MOUNTS, "enabled=false", trial);
      assertThat(run.status()).isZero();
      assertThat(run.out()).contains(" would be added: ").doesNotContain("take it back");
    }
    assertThat(place.kept()).isEmpty();
  }

  @Test
  void the_list_shows_what_became_of_each() throws Exception {
    place.tend("override", "add", MOUNTS, "enabled=false", "--duration=1d", "--owner=anna");
    place.tend("override", "add", MOUNTS, "enabled=false", "--global", "--owner=ben");
    place.tend("override", "add", "Smtp", "enabled=false", "--global", "--version=[3.9,)");

    Tend all = place.tend("override", "list");
    assertThat(all.out().lines().toList().getFirst())
        .matches("mail1.example.org at .*: 3 overrides, 1 in force");
    assertThat(all.out())
        .containsPattern("applied +in 23h59m +this server +Store.DatabaseRepeatedMountsMonitor")
        .containsPattern("shadowed +until removed +all servers")
        .containsPattern("not for this version +for version \\[3.9,\\) +all servers +Smtp")
        .contains("not for this version: this is 3.8.1")
        .containsPattern("shadowed: by [0-9a-z]{8}");
    assertThat(place.tend("Get-ServerMonitoringOverride", "-Server", "mail1").out())
        .contains("anna")
        .doesNotContain("ben");
    assertThat(place.tend("Get-GlobalMonitoringOverride", "-Identity", "smtp").out())
        .contains("Smtp (HealthSet)")
        .doesNotContain("ben", "anna");
  }

  @Test
  void the_list_is_data_too() throws Exception {
    place.tend("override", "add", MOUNTS, "enabled=false", "--global");

    JsonNode json = new JsonMapper().readTree(place.tend("override", "list", "-o=json").out());
    assertThat(json.path("overrides").get(0).path("effect").stringValue()).isEqualTo("applied");
    assertThat(json.path("overrides").get(0).path("holds").stringValue())
        .isEqualTo("until removed");
    assertThat(json.path("agentRunning").booleanValue()).isTrue();
    assertThat(place.tend("override", "list", "-o=yaml").out()).contains("effect: \"applied\"");
  }

  @Test
  void what_is_not_believed_is_listed_with_a_remedy() throws Exception {
    Files.writeString(
        directory.resolve("global").resolve("0".repeat(64) + ".json"), "{\"format\":1");

    assertThat(place.tend("override", "look").out())
        .contains("left out, and without effect:", "it is cut off");
  }

  @Test
  void everyday_words_name_property_and_value_together() throws Exception {
    Tend run = place.tend("override", "add", MOUNTS, "enabled", "--global");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'enabled' is not PROPERTY=VALUE");
    assertThat(place.tend("Override", "Add", MOUNTS, "Enabled=0", "-Groups:mailbox").status())
        .isZero();
    assertThat(place.kept().getFirst().selector().text()).isEqualTo("groups mailbox");
  }

  @Test
  void an_id_that_there_is_not_is_refused() throws Exception {
    place.tend("override", "add", MOUNTS, "enabled=false");

    Tend run = place.tend("override", "remove", id().substring(0, 7) + "!");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("did you mean " + id() + "?");
    assertThat(place.kept()).hasSize(1);
  }

  @Test
  void a_whole_health_set_and_every_copy_of_an_item_can_be_meant() throws Exception {
    assertThat(
            place
                .tend(
                    "Add-ServerMonitoringOverride",
                    "-Identity",
                    "Store",
                    "-ItemType",
                    "HealthSet",
                    "-PropertyName",
                    "Enabled",
                    "-PropertyValue",
                    "0")
                .status())
        .isZero();
    assertThat(place.tend("override", "add", MOUNTS + "/*", "enabled=false").status()).isZero();
    assertThat(place.words())
        .containsExactlyInAnyOrder(
            "Store enabled=false", "Store\\DatabaseRepeatedMountsMonitor enabled=false");
  }

  @Test
  void without_an_agent_it_is_said_loudly() throws Exception {
    try (OverridePlace lonely = OverridePlace.withoutAgent(directory)) {
      Tend run = lonely.tend("override", "add", MOUNTS, "enabled=false");
      assertThat(run.status()).isZero();
      assertThat(run.err()).contains("THE AGENT IS NOT RUNNING", "takes effect when it starts");
      assertThat(lonely.tend("override", "list").out())
          .contains("1 override, 1 to be in force when the agent starts");
    }
  }

  @Test
  void help_shows_what_holds_and_by_whose_word() throws Exception {
    try (OverridePlace lonely = OverridePlace.withoutAgent(directory)) {
      lonely.tend("override", "add", MOUNTS, "monitoringInterval=1h", "--owner=anna");
      lonely.tend("override", "add", MOUNTS + "/DB1", "enabled=false", "--owner=ben");

      Tend help = lonely.tend("get-monitoring-item-help", MOUNTS);
      assertThat(help.err()).contains("the agent is not running");
      assertThat(help.out())
          .startsWith("Store\\DatabaseRepeatedMountsMonitor (Monitor")
          .containsPattern("monitoringInterval +1h +override [0-9a-z]{8} by anna +duration")
          .contains("\nStore\\DatabaseRepeatedMountsMonitor\\db1 (Monitor")
          .containsPattern("enabled +false +override [0-9a-z]{8} by ben +boolean");
      assertThat(lonely.tend("get-monitoring-item-help", MOUNTS + "/DB1").out())
          .startsWith("Store\\DatabaseRepeatedMountsMonitor\\db1 (Monitor");
      assertThat(lonely.tend("get-monitoring-item-help", MOUNTS + "/DB2").out())
          .startsWith("Store\\DatabaseRepeatedMountsMonitor (Monitor");
    }
  }
}

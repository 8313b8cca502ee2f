package dev.tend.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.cli.Tend;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringItemHelpCommandTest {
  private static final String CATALOG = "--health-sets=../healthsets/catalog";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Smtp\\SmtpSelfTestMonitor",
        "smtp/smtpselftestmonitor",
        "Smtp/SmtpSelfTestMonitor/x"
      })
  void an_item_is_explained_however_it_is_named(String identity) {
    Tend run = Tend.run("get-monitoring-item-help", identity, CATALOG);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("Smtp\\SmtpSelfTestMonitor (Monitor, consecutive-probe-failures)")
        .containsPattern("monitoringInterval +5m +\\S+smtp.yaml:\\d+:\\d+ +duration")
        .contains("MonitoringIntervalSeconds");
  }

  @Test
  void it_is_asked_for_as_Exchange_administrators_type() {
    String[] typed = {
      "Get-MonitoringItemHelp", "-Identity", "Smtp\\SmtpSelfTestProbe", "-Server:mail1", CATALOG
    };
    Tend run = Tend.run(typed);
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("recurrenceInterval");
    assertThat(run.err()).contains("mail1 was not asked");
    String[] shouted =
        Stream.of(typed).map(MonitoringItemHelpCommandTest::shout).toArray(String[]::new);
    assertThat(Tend.run(shouted).out()).isEqualTo(run.out());
  }

  private static String shout(String word) {
    return word.equals(CATALOG) ? word : word.toUpperCase(Locale.ROOT);
  }

  @Test
  void a_misspelt_identity_is_answered_with_the_nearest() {
    Tend run = Tend.run("get-monitoring-item-help", "Smtp/SmtpSelfTestMonitr", CATALOG);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("did you mean Smtp/SmtpSelfTestMonitor?");
  }

  @Test
  void one_that_is_like_none_is_answered_with_a_few_of_its_health_set_and_how_many_more() {
    Tend run = Tend.run("get-monitoring-item-help", "Smtp/Queue", CATALOG);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "there is no item Smtp/Queue; there are (Smtp/\\w+, ){4}Smtp/\\w+ and \\d+");
  }

  @Test
  void a_backslash_that_the_shell_took_is_explained() {
    Tend run = Tend.run("get-monitoring-item-help", "SmtpSmtpSelfTestMonitor", CATALOG);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("the shell removed the backslash", "Smtp/SmtpSelfTestMonitor");
    assertThat(Tend.run("get-monitoring-item-help", "SmtpSelfTestMonitor", CATALOG).err())
        .contains("lacks its health set; write Smtp/SmtpSelfTestMonitor");
  }

  @Test
  void help_is_data_too() {
    Tend run = Tend.run("get-monitoring-item-help", "Smtp/SmtpRestart", CATALOG, "--output=json");
    assertThat(run.out())
        .contains("\"property\" : \"throttle.maximumPerHour\"", "\"value\" : \"2\"");
  }

  @Test
  void nothing_can_be_said_without_a_name_or_without_definitions() {
    assertThat(Tend.run("get-monitoring-item-help", CATALOG).status()).isEqualTo(2);
    assertThat(Tend.run("get-monitoring-item-help", "A/b", "--health-sets=/gone").status())
        .isEqualTo(2);
    assertThat(Tend.run("get-monitoring-item-help", "A/b").err()).contains("--health-sets DIR");
  }
}

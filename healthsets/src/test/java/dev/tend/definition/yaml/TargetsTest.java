package dev.tend.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.Targets;
import dev.tend.definition.value.NotificationServiceClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static ReadResult read(String targets) {
    String text =
        YamlSamples.text("smtp.yaml").replace("dependsOn:", "targets: " + targets + "\n#");
    return YamlSamples.reader().read("a.yaml", text);
  }

  private static Targets targets(String targets) {
    return read(targets).definition().orElseThrow().targets();
  }

  private static String problem(String targets) {
    return YamlSamples.printed(read(targets).problems()).getFirst();
  }

  @Test
  void targets_are_a_list_or_a_way_to_find_them() {
    assertThat(targets("[example.org, example.com]"))
        .isEqualTo(new Targets.Fixed(List.of("example.org", "example.com")));
    assertThat(targets("{glob: /srv/mail/*}"))
        .isEqualTo(new Targets.Discovered("glob", List.of("/srv/mail/*"), Duration.ofMinutes(5)));
    assertThat(targets("{command: [postconf, -h, mydestination], interval: 1h}"))
        .isEqualTo(
            new Targets.Discovered(
                "command", List.of("postconf", "-h", "mydestination"), Duration.ofHours(1)));
    assertThat(targets("{discover: mail-domains}"))
        .isEqualTo(new Targets.Discovered("mail-domains", List.of(), Duration.ofMinutes(5)));
    assertThat(
            targets("{discover: a, maximum: 50, team: mail, notificationServiceClass: Scheduled}"))
        .isEqualTo(
            new Targets.Discovered(
                "a",
                List.of(),
                Duration.ofMinutes(5),
                50,
                Optional.of("mail"),
                NotificationServiceClass.SCHEDULED));
  }

  @Test
  void there_is_exactly_one_way() {
    assertThat(problem("{interval: 1h}"))
        .isEqualTo(
            "a.yaml:7:10: error: targets has 0 of the keys glob, command, discover; expected"
                + " exactly one of them");
    assertThat(problem("{glob: a, discover: b}")).contains("targets has 2 of the keys");
    assertThat(problem("all")).contains("targets is not a list");
    assertThat(problem("{discover: a, intervall: 1h}")).contains("did you mean 'interval'?");
  }
}

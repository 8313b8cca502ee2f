package dev.tend.override.change;

import static dev.tend.override.merge.Overrides.NOW;
import static dev.tend.override.merge.Overrides.monitor;
import static dev.tend.override.merge.Overrides.named;
import static dev.tend.override.merge.Overrides.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.merge.Overrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was told, as a text that outlives the agent. */
class AnnouncedStateTest {

  private static AnnouncedState everything() {
    MonitoringOverride odd =
        valid(
            named(
                monitor("Space\\SpaceMonitor\\D:\\DB 1", "monitoringThreshold", "1\tGB"),
                "a\\b\nc\r\td"),
            new Validity.Until(NOW.plusSeconds(60)));
    Looks looks = new Looks(odd, Overrides.of(new Subject.WholeSet("Smtp"), "enabled", "false"));
    looks.rejectedSource.add(new RejectedSource("file\t1", "why\nnot", ""));
    looks.trouble("gone");
    looks.look();
    return looks.last().told();
  }

  @Test
  void it_goes_through_its_text_unharmed() {
    AnnouncedState announced = everything();

    assertThat(AnnouncedState.parse(announced.text()).text()).isEqualTo(announced.text());
    assertThat(AnnouncedState.parse(announced.text())).isEqualTo(announced);
    assertThat(AnnouncedState.parse(AnnouncedState.NOTHING.text()))
        .isEqualTo(AnnouncedState.NOTHING);
  }

  @Test
  void a_text_that_was_cut_anywhere_tells_nothing() {
    String text = everything().text();

    for (int length = 0; length < text.length(); length++) {
      assertThat(AnnouncedState.parse(text.substring(0, length))).isEqualTo(AnnouncedState.NOTHING);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "told\t2\nend\t1\n",
        "told\t1\nnonsense\tx\nend\t2\n",
        "told\t1\noverride\tAPPLIED\nend\t2\n",
        "told\t1\ndirectory\tyesterday\nend\t2\n",
        "told\t1\nversion\t3\\q\nend\t2\n"
      })
  void a_damaged_text_tells_nothing(String text) {
    assertThat(AnnouncedState.parse(text)).isEqualTo(AnnouncedState.NOTHING);
  }
}

package dev.tend.core.monitor;

import static dev.tend.core.monitor.Fixture.notification;
import static dev.tend.core.monitor.Fixture.notified;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {
  private final Timeline time = new Timeline(notified(), notification("Raid"));
  private final Timeline fading =
      new Timeline(notified(), notification("Raid", Duration.ofMinutes(1)));

  @Test
  void it_is_healthy_while_nobody_says_anything() {
    assertThat(time.at(1_000_000).said()).isEmpty();
    assertThat(time.monitor().shown().text()).isEqualTo("Healthy");
    assertThat(time.monitor().nextDeadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void red_raises_and_the_green_of_the_same_key_heals() {
    time.red("sda").green("sdb");
    assertThat(time.said()).containsExactly("0.0 Healthy -> Degraded Raised");
    assertThat(time.last().detail()).isEqualTo("sda is red");
    time.red("sdc").green("sda");
    assertThat(time.said()).isEmpty();
    time.green("sdc");
    assertThat(time.said()).containsExactly("0.0 Degraded -> Healthy Healed");
  }

  @Test
  void red_without_green_expires_to_the_millisecond_and_a_second_red_renews_it() {
    fading.red("sda").at(30).red("sda").at(89.999);
    assertThat(fading.monitor().raised()).isTrue();
    fading.at(90);
    assertThat(fading.said()).last().isEqualTo("90.0 Unhealthy -> Healthy Healed");
  }

  @Test
  void more_reds_than_can_be_named_are_not_lost() {
    for (int i = 0; i < 300; i++) {
      time.red("disk" + i);
    }
    assertThat(unnamed(time)).isEqualTo(44);
    assertThat(time.monitor().windowRecord().sources().getFirst().reds()).hasSize(256);
    for (int i = 0; i < 255; i++) {
      time.green("disk" + i);
    }
    assertThat(time.monitor().raised()).isTrue();
    time.green("disk255");
    assertThat(time.monitor().raised()).as("nothing is red that could be told apart").isFalse();
  }

  @Test
  void reds_that_cannot_be_named_expire_like_others() {
    for (int i = 0; i < 257; i++) {
      fading.red("disk" + i);
    }
    fading.at(30).red("disk999").at(60);
    assertThat(fading.monitor().raised()).isTrue();
    assertThat(fading.monitor().windowRecord().sources().getFirst().reds()).isEmpty();
    fading.at(90);
    assertThat(fading.monitor().raised()).isFalse();
  }

  @Test
  void two_notifications_of_the_same_instant_both_count() {
    time.red("sda").red("sdb").green("sda");
    assertThat(time.monitor().raised()).isTrue();
  }

  @Test
  void reds_stand_through_an_act_and_greens_are_heard_in_its_warm_up() {
    time.red("sda").red("sdb").beginGrace().green("sda").warmedUp();
    assertThat(time.monitor().wouldHeal(time.now())).isFalse();
    time.green("sdb");
    assertThat(time.monitor().wouldHeal(time.now())).isTrue();
    time.endGrace();
    assertThat(time.said()).last().isEqualTo("0.0 Degraded -> Healthy Healed");
  }

  @Test
  void no_run_confirms_a_red() {
    time.red("sda");
    assertThat(time.monitor().probesToConfirm()).isEmpty();
    assertThat(time.monitor().confirm(List.of(), time.now()).finding())
        .isEqualTo(Confirmation.Finding.CONFIRMED);
  }

  private static long unnamed(Timeline time) {
    return time.monitor().windowRecord().sources().getFirst().unnamed();
  }
}

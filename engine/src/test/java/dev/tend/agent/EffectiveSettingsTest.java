package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.CoreSettings;
import dev.tend.core.input.DefinitionInput;
import dev.tend.definition.value.Mode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
  private static final CoreSettings OBSERVING = CoreSettings.defaults("mail1");
  private static final CoreSettings ACTING = OBSERVING.inMode(Mode.ACT);
  private static final CoreSettings OFF = OBSERVING.inMode(Mode.OFF);

  private final List<CoreSettings> told = new ArrayList<>();
  private final Deque<List<String>> answers = new ArrayDeque<>();
  private boolean ignorant;
  private Runnable meanwhile = () -> {};

  private EffectiveSettings bounds(CoreSettings configured) {
    EffectiveSettings settings = new EffectiveSettings(this::hand, this::restrained, configured);
    settings.handOver();
    return settings;
  }

  private Supplier<List<String>> hand(DefinitionInput input) {
    told.add(((DefinitionInput.SettingsApplied) input).settings());
    return () -> {
      Runnable now = meanwhile;
      meanwhile = () -> {};
      now.run();
      return answers.isEmpty() ? List.of() : answers.remove();
    };
  }

  private CoreSettings restrained(CoreSettings settings) {
    return ignorant && settings.equals(ACTING) ? OBSERVING : settings;
  }

  @Test
  void what_is_not_allowed_now_is_allowed_again_when_the_agent_knows() {
    ignorant = true;
    EffectiveSettings settings = bounds(ACTING);
    ignorant = false;
    settings.changed();
    assertThat(told).containsExactly(OBSERVING, ACTING);
  }

  @Test
  void what_stays_the_same_is_told_once() {
    EffectiveSettings settings = bounds(OBSERVING);
    settings.changed();
    settings.configure(OBSERVING);
    assertThat(told).containsExactly(OBSERVING);
  }

  @Test
  void who_switches_recovery_off_is_not_overtaken_by_overrides_that_become_known_meanwhile() {
    ignorant = true;
    EffectiveSettings settings = bounds(ACTING);
    meanwhile =
        () -> {
          ignorant = false;
          settings.changed();
        };
    assertThat(settings.configure(OFF)).isEmpty();
    assertThat(told).last().isEqualTo(OFF);
  }

  @Test
  void settings_that_the_core_does_not_take_do_not_come_back() {
    EffectiveSettings settings = bounds(OBSERVING);
    answers.add(List.of("it broke"));
    assertThat(settings.configure(ACTING)).containsExactly("it broke");
    assertThat(told).last().isEqualTo(OBSERVING);
    settings.changed();
    assertThat(told).last().isEqualTo(OBSERVING);
  }

  @Test
  void what_the_core_may_not_have_heard_is_told_again() {
    EffectiveSettings settings = bounds(ACTING);
    answers.add(List.of("no answer"));
    ignorant = true;
    settings.changed();
    settings.changed();
    assertThat(told).containsExactly(ACTING, OBSERVING, OBSERVING);
  }
}

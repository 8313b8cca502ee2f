package dev.tend.override.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.merge.RandomOverrides;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverrideTextTest {
  private static final MonitoringOverride QUARANTINE =
      new MonitoringOverride(
          "o-1",
          new Selector.Servers(List.of("mail2", "mail1")),
          new Subject.Item(
              ItemType.MONITOR,
              ItemId.parse("Store\\MailboxQuarantinedMonitor\\DB 1").orElseThrow()),
          "enabled",
          "0",
          "ann",
          "said \"no\"; \u00e4\u00f6\u00fc \ud83d\udce7",
          Instant.parse("2026-11-21T12:00:00.123456789Z"),
          new Validity.Until(Instant.parse("2026-11-28T12:00:00Z")));

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @Test
  void an_override_is_one_line_that_a_person_can_read() {
    assertThat(OverrideText.write(QUARANTINE))
        .isEqualTo(
            "{\"format\":1,\"id\":\"o-1\","
                + "\"selector\":{\"kind\":\"servers\",\"names\":[\"mail1\",\"mail2\"]},"
                + "\"subject\":{\"type\":\"Monitor\",\"healthSet\":\"Store\","
                + "\"item\":\"MailboxQuarantinedMonitor\",\"target\":\"DB 1\"},"
                + "\"property\":\"enabled\",\"value\":\"0\",\"owner\":\"ann\","
                + "\"reason\":\"said \\\"no\\\"; \u00e4\u00f6\u00fc \ud83d\udce7\","
                + "\"created\":\"2026-11-21T12:00:00.123456789Z\","
                + "\"validity\":{\"kind\":\"until\",\"end\":\"2026-11-28T12:00:00Z\"}}");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_written_is_read_as_the_same(int seed) throws OverrideTextException {
    for (MonitoringOverride override : new RandomOverrides(new Random(seed)).some()) {
      String text = OverrideText.write(override);
      MonitoringOverride read = OverrideText.read(text);

      assertThat(read).isEqualTo(override).hasToString(override.toString());
      assertThat(read.key()).isEqualTo(override.key());
      assertThat(OverrideText.write(read)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_text_that_can_be_written_at_all_is_read_as_the_same(int seed)
      throws OverrideTextException {
    Random random = new Random(seed);
    MonitoringOverride override = saying(QUARANTINE, anyText(random), anyText(random));

    if (OverrideText.objection(override).isEmpty()) {
      assertThat(OverrideText.read(OverrideText.write(override))).isEqualTo(override);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> OverrideText.write(override));
    }
  }

  @Test
  void what_cannot_be_kept_is_said_before_it_is_tried() {
    assertThat(OverrideText.objection(QUARANTINE)).isEmpty();
    assertThat(OverrideText.objection(saying(QUARANTINE, "0", "first\nsecond")).orElseThrow())
        .contains("the field reason", "breaks lines");
    assertThat(OverrideText.objection(saying(QUARANTINE, "x".repeat(4_001), "")).orElseThrow())
        .contains("the field value has 4001 characters, more than 4000");
  }

  @Test
  void what_would_be_read_as_something_else_is_not_written() throws ValueException {
    Validity odd = new Validity.Versions(VersionRange.parse("[3.8,3.9)"));
    Subject ambiguous = new Subject.WholeSet("Store\\Monitor");
    MonitoringOverride override =
        new MonitoringOverride(
            "1", new Selector.All(), ambiguous, "enabled", "0", "", "", Instant.EPOCH, odd);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OverrideText.write(override))
        .withMessageContaining("subject.healthSet is 'Store\\Monitor', with a separator in it");
  }

  private static MonitoringOverride saying(MonitoringOverride o, String value, String reason) {
    return new MonitoringOverride(
        o.id(),
        o.selector(),
        o.subject(),
        o.property(),
        value,
        o.owner(),
        reason,
        o.created(),
        o.validity());
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      int letter = random.nextInt(20);
      text.append(
          letter == 0
              ? (char) random.nextInt(0x10000)
              : "\"\\/{}[]:,\u00e9\u4e16 abc'%$#0".charAt(letter));
    }
    return text.toString();
  }
}

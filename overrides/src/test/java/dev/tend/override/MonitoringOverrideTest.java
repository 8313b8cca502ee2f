package dev.tend.override;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.ValueException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitoringOverrideTest {
  private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");

  private static MonitoringOverride override(
      Selector selector, String identity, String property, Validity validity) {
    Subject subject = new Subject.Item(ItemType.MONITOR, ItemId.parse(identity).orElseThrow());
    return new MonitoringOverride(
        "1", selector, subject, property, "5m", "ann", "a test", CREATED, validity);
  }

  @Test
  void a_selection_of_nobody_cannot_be_built() {
    assertThatThrownBy(() -> new Selector.Servers(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no server is named")
        .hasMessageContaining("not one for all");
    assertThatThrownBy(() -> new Selector.Groups(List.of("mx", " ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a group needs a name");
  }

  @Test
  void two_administrators_who_change_the_same_meet_in_one_key() {
    MonitoringOverride one =
        override(
            new Selector.Servers(List.of("mail2", "mail1")),
            "Smtp/SelfTestMonitor",
            "monitoringInterval",
            new Validity.Forever());
    MonitoringOverride other =
        override(
            new Selector.Servers(List.of("MAIL1", "mail2", "Mail2")),
            "smtp\\selftestmonitor\\*",
            "MonitoringInterval",
            new Validity.Until(CREATED.plusSeconds(60)));

    assertThat(one.key()).isEqualTo(other.key());
  }

  @Test
  void what_selects_otherwise_has_another_key() throws ValueException {
    Selector all = new Selector.All();
    String identity = "Smtp\\SelfTestMonitor";
    MonitoringOverride plain = override(all, identity, "enabled", new Validity.Forever());

    assertThat(
            List.of(
                plain.key(),
                override(new Selector.ThisServer(), identity, "enabled", plain.validity()).key(),
                override(new Selector.Groups(List.of("mx")), identity, "enabled", plain.validity())
                    .key(),
                override(all, identity + "\\DB1", "enabled", plain.validity()).key(),
                override(all, identity, "monitoringInterval", plain.validity()).key(),
                override(
                        all,
                        identity,
                        "enabled",
                        new Validity.Versions(VersionRange.parse("[3.7,3.9)")))
                    .key()))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_override_no_longer_holds_at_the_instant_at_which_it_ends() {
    Instant end = CREATED.plusSeconds(60);
    MonitoringOverride bound =
        override(new Selector.All(), "Smtp\\Monitor", "enabled", new Validity.Until(end));

    assertThat(bound.expiredAt(end.minusNanos(1))).isFalse();
    assertThat(bound.expiredAt(end)).isTrue();
  }

  @Test
  void where_an_override_is_kept_follows_from_its_selector() {
    assertThat(new Selector.ThisServer().scope()).isEqualTo(OverrideScope.SERVER);
    assertThat(new Selector.All().scope()).isEqualTo(OverrideScope.GLOBAL);
    assertThat(new Selector.Groups(List.of("mx", "Mailbox")).text()).isEqualTo("groups Mailbox,mx");
  }
}

package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.definition.ItemId;
import dev.tend.definition.ItemType;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Selector;
import dev.tend.override.Subject;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.merge.EffectiveDefinitions;
import dev.tend.override.merge.OverrideEffect;
import dev.tend.override.merge.OverrideOutcome;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.SourceError;
import dev.tend.poll.PollStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverrideStatusTextTest {
  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.123Z");

  private final List<OverrideEffect> effects = new ArrayList<>();
  private final List<RejectedSource> rejectedSource = new ArrayList<>();
  private Optional<SourceError> share = Optional.empty();
  private Optional<SourceError> version = Optional.empty();
  private Optional<String> ignorance = Optional.empty();

  private OverrideStatusText words() {
    return new OverrideStatusText(
        new PollStatus(
            new OverrideSnapshot(
                List.of(),
                effects.stream().map(OverrideEffect::override).toList(),
                List.of(),
                rejectedSource,
                new ServerContext("mail1", Set.of(), Optional.empty()),
                Optional.of(new OverrideSnapshot.Directory("/srv/o", Optional.empty(), share)),
                Optional.empty(),
                version,
                ignorance),
            new EffectiveDefinitions(List.of(), effects, Optional.empty()),
            List.of(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  private void there(String id, OverrideOutcome outcome) {
    there(id, new Validity.Forever(), outcome);
  }

  private void there(String id, Validity validity, OverrideOutcome outcome) {
    effects.add(
        new OverrideEffect(
            new MonitoringOverride(
                id,
                new Selector.All(),
                new Subject.Item(ItemType.MONITOR, ItemId.of("Imap", "One")),
                "enabled",
                "false",
                "anna",
                "",
                SINCE,
                validity),
            outcome));
  }

  @Test
  void nothing_is_said_of_what_is_as_it_should_be() {
    there("a", new OverrideOutcome.Applied("enabled", "false", Optional.empty()));
    there("b", new OverrideOutcome.NotForThisServer());
    there("c", new OverrideOutcome.NotForThisVersion());
    there("d", new OverrideOutcome.Expired());
    assertThat(words().trouble()).isEmpty();
    assertThat(words().unused()).isEmpty();
    assertThat(words().shadowed()).isEmpty();
    assertThat(words().news()).isEmpty();
    assertThat(words().restraint()).isEmpty();
  }

  @Test
  void what_has_no_effect_is_named_with_its_reason() {
    there("a", new OverrideOutcome.UnknownIdentity(Optional.of("Imap\\Two")));
    there("b", new OverrideOutcome.Refused("no unit", "1h", Optional.empty()));
    rejectedSource.add(new RejectedSource("/srv/o/x.json", "it is not signed", "sign it"));
    assertThat(words().unused())
        .contains(
            "the override a of Imap\\One enabled names what is not here; did you mean Imap\\Two?;"
                + " the override b of Imap\\One enabled is refused: no unit;"
                + " /srv/o/x.json is left out: it is not signed; sign it");
    assertThat(words().shadowed()).isEmpty();
    assertThat(words().trouble()).isEmpty();
    assertThat(words().news().orElseThrow()).startsWith("/srv/o/x.json is left out");
  }

  @Test
  void what_is_shadowed_is_not_unused() {
    there("a", new OverrideOutcome.ShadowedBy("b"));
    assertThat(words().shadowed()).contains("the override a of Imap\\One enabled is shadowed by b");
    assertThat(words().unused()).isEmpty();
  }

  @Test
  void of_very_many_some_are_named() {
    for (int i = 0; i < 1_000; i++) {
      there("o" + i, new OverrideOutcome.ShadowedBy("b"));
    }
    assertThat(words().shadowed().orElseThrow()).endsWith("shadowed by b; and 995 more");
  }

  @Test
  void a_directory_that_cannot_be_read_is_said_with_its_time() {
    share = Optional.of(new SourceError("it hangs", SINCE));
    assertThat(words().trouble())
        .contains("it hangs (since 2026-03-01T12:00:00Z); the last good overrides stay in effect");
  }

  @Test
  void that_the_version_is_not_known_anew_matters_where_overrides_are_bound_to_it()
      throws Exception {
    version = Optional.of(new SourceError("postconf is not found", SINCE));
    assertThat(words().trouble()).isEmpty();
    there(
        "a",
        new Validity.Versions(VersionRange.parse("[3.8,3.9)")),
        new OverrideOutcome.NotForThisVersion());
    assertThat(words().trouble().orElseThrow()).contains("postconf is not found");
  }

  @Test
  void that_nothing_is_repaired_is_said_with_its_reason() {
    ignorance = Optional.of("the shared directory has not been read yet");
    assertThat(words().restraint().orElseThrow())
        .contains("nothing is repaired")
        .endsWith("the shared directory has not been read yet");
  }
}

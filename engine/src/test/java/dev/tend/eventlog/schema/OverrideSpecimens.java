package dev.tend.eventlog.schema;

import dev.tend.core.event.EventBody;
import dev.tend.core.event.OverrideEvent;
import dev.tend.definition.ItemType;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.SourcePosition;
import dev.tend.override.OverrideScope;
import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.change.AnnouncedOutcome;
import dev.tend.override.change.OverrideNotice;
import dev.tend.override.change.OverrideSummary;
import dev.tend.override.merge.EffectiveValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is told of overrides, one of every kind. */
final class OverrideSpecimens {
  private static final Instant END = Specimens.AT.minusMillis(250);
  private static final String PROPERTY = "monitoringInterval";
  private static final Optional<EffectiveValue> DECLARED =
      Optional.of(
          new EffectiveValue(
              PROPERTY,
              Optional.of("5m"),
              new Provenance.Declared(SourcePosition.ofFile("smtp.yaml"))));

  private OverrideSpecimens() {}

  static List<EventBody> all() {
    Subject monitor = new Subject.Item(ItemType.MONITOR, Specimens.MONITOR);
    OverrideSummary gist = gist("o7", monitor, "20m", "until " + END, Optional.of(END));
    OverrideSummary later = gist("o8", monitor, "30m", "until removed", Optional.empty());
    OverrideSummary bound = gist("o9", monitor, "20m", "for version [3.7,3.9)", Optional.empty());
    OverrideSummary set =
        gist("o10", new Subject.WholeSet("Smpt"), "false", "until removed", Optional.empty());
    Optional<String> version = Optional.of("3.9.1");
    return Stream.of(
            new OverrideNotice.Applied(
                gist, AnnouncedOutcome.UNTOLD, PROPERTY, "20m", Optional.of("5m")),
            new OverrideNotice.Changed(later, gist, PROPERTY, "30m", Optional.of("5m")),
            new OverrideNotice.Shadowed(gist, "o8", byOverride()),
            new OverrideNotice.UnknownIdentity(set, Optional.of("Smtp")),
            new OverrideNotice.Refused(
                gist("o11", monitor, "20", "until removed", Optional.empty()),
                "monitoringInterval of SmtpSelfTestMonitor cannot be '20'",
                "a duration such as 30s, 5m or 1h30m",
                Optional.of("20m"),
                DECLARED),
            new OverrideNotice.Pending(bound, Optional.of("3.6.4")),
            new OverrideNotice.Lapsed(bound, version, DECLARED),
            new OverrideNotice.Expiring(gist, END, DECLARED),
            new OverrideNotice.Expired(
                gist, END, AnnouncedOutcome.APPLIED, Duration.ofMillis(250), DECLARED),
            new OverrideNotice.Removed(later, AnnouncedOutcome.APPLIED, false, DECLARED),
            new OverrideNotice.Elsewhere(later, DECLARED),
            new OverrideNotice.NotBelieved(
                new RejectedSource(
                    "5f3c.json",
                    "it is not signed",
                    "sign it with a key that overrides.trust names")),
            new OverrideNotice.BelievedAgain("5f3c.json"),
            new OverrideNotice.DirectoryLost("no answer for 20 s"),
            new OverrideNotice.DirectoryBack(END),
            new OverrideNotice.VersionChanged(Optional.of("3.8.1"), version))
        .<EventBody>map(OverrideEvent::new)
        .toList();
  }

  private static Optional<EffectiveValue> byOverride() {
    return Optional.of(
        new EffectiveValue(
            PROPERTY,
            Optional.of("30m"),
            new Provenance.Overridden("o8", "grace", "slow link, once more")));
  }

  private static OverrideSummary gist(
      String id, Subject subject, String value, String validity, Optional<Instant> end) {
    return new OverrideSummary(
        id,
        OverrideScope.GLOBAL,
        "servers mail1,mail2",
        subject,
        PROPERTY,
        value,
        "ada",
        "slow link",
        validity,
        end);
  }
}

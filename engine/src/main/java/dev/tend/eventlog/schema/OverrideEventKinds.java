package dev.tend.eventlog.schema;

import static dev.tend.eventlog.schema.FieldSource.all;
import static dev.tend.eventlog.schema.FieldSource.field;

import dev.tend.eventlog.schema.EventText.Tone;
import dev.tend.override.Subject;
import dev.tend.override.change.OverrideNotice;
import dev.tend.override.change.OverrideSummary;
import dev.tend.override.merge.EffectiveValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of event about overrides; the sentence for a person comes from the notice. */
public final class OverrideEventKinds {
  static final List<EventKind<?>> KINDS = new ArrayList<>();

  private static final FieldSource<OverrideSummary> SUMMARY =
      all(
          List.of(
              field(
                  EventField.ITEM,
                  event -> event.subject() instanceof Subject.Item item ? item.id() : ""),
              field(EventField.HEALTH_SET, event -> event.subject().healthSet()),
              field(EventField.TARGET, event -> event.subject().target()),
              field(EventField.ITEM_TYPE, event -> event.subject().typeText()),
              field(EventField.OVERRIDE, OverrideSummary::id),
              field(EventField.OVERRIDE_SCOPE, event -> event.scope().text()),
              field(EventField.OVERRIDE_SELECTOR, OverrideSummary::selector),
              field(EventField.USER, OverrideSummary::owner),
              field(EventField.REASON, OverrideSummary::reason),
              field(EventField.OVERRIDE_VALIDITY, OverrideSummary::validity),
              field(EventField.OVERRIDE_END, OverrideSummary::end)));

  public static final EventKind<OverrideNotice.Applied> APPLIED =
      kind(
          "override-applied",
          "When an override takes effect, or takes effect again.",
          Tone.PLAIN,
          SUMMARY.in(OverrideNotice.Applied::override),
          field(EventField.OVERRIDE_PROPERTY, OverrideNotice.Applied::property),
          field(EventField.OVERRIDE_VALUE, OverrideNotice.Applied::value),
          field(EventField.OVERRIDE_DECLARED, OverrideNotice.Applied::declared),
          field(EventField.OVERRIDE_BEFORE, OverrideNotice.Applied::before));

  public static final EventKind<OverrideNotice.Changed> CHANGED =
      kind(
          "override-changed",
          "When an override in effect is replaced or altered.",
          Tone.PLAIN,
          SUMMARY.in(OverrideNotice.Changed::override),
          field(EventField.OVERRIDE_PROPERTY, OverrideNotice.Changed::property),
          field(EventField.OVERRIDE_VALUE, OverrideNotice.Changed::value),
          field(EventField.OVERRIDE_DECLARED, OverrideNotice.Changed::declared),
          field(EventField.OVERRIDE_FORMER, event -> event.former().id()),
          field(EventField.OVERRIDE_FORMER_VALUE, event -> event.former().value()),
          field(EventField.OVERRIDE_FORMER_OWNER, event -> event.former().owner()));

  public static final EventKind<OverrideNotice.Shadowed> SHADOWED =
      kind(
          "override-shadowed",
          "When another override of the same value is in effect instead.",
          Tone.CAUTION,
          meant(OverrideNotice.Shadowed::instead),
          field(EventField.OVERRIDE_WINNER, OverrideNotice.Shadowed::winner));

  public static final EventKind<OverrideNotice.UnknownIdentity> UNKNOWN_IDENTITY =
      kind(
          "override-unknown-identity",
          "When what an override changes does not exist here.",
          Tone.BAD,
          typed(event -> event.override().property()),
          field(EventField.OVERRIDE_SUGGESTION, OverrideNotice.UnknownIdentity::suggestion));

  public static final EventKind<OverrideNotice.Refused> REFUSED =
      kind(
          "override-refused",
          "When an override must not take effect.",
          Tone.BAD,
          meant(OverrideNotice.Refused::instead),
          field(EventField.ERROR_MESSAGE, OverrideNotice.Refused::reason),
          field(EventField.OVERRIDE_EXPECTED, OverrideNotice.Refused::expected),
          field(EventField.OVERRIDE_SUGGESTION, OverrideNotice.Refused::suggestion));

  public static final EventKind<OverrideNotice.Pending> PENDING =
      kind(
          "override-pending",
          "When an override waits for another version of the mail server.",
          Tone.CAUTION,
          typed(event -> event.override().property()),
          field(EventField.SERVER_VERSION, OverrideNotice.Pending::version));

  public static final EventKind<OverrideNotice.Lapsed> LAPSED =
      kind(
          "override-lapsed",
          "When an override is no longer for the mail server's version.",
          Tone.CAUTION,
          meant(OverrideNotice.Lapsed::instead),
          field(EventField.SERVER_VERSION, OverrideNotice.Lapsed::version));

  public static final EventKind<OverrideNotice.Expiring> EXPIRING =
      kind(
          "override-expiring",
          "A day before an override in effect ends.",
          Tone.CAUTION,
          meant(OverrideNotice.Expiring::then));

  public static final EventKind<OverrideNotice.Expired> EXPIRED =
      kind(
          "override-expired",
          "When an override has ended, or that is noticed.",
          Tone.CAUTION,
          meant(OverrideNotice.Expired::instead),
          field(EventField.OVERRIDE_BEFORE, OverrideNotice.Expired::before),
          field(EventField.OVERRIDE_LATE, OverrideNotice.Expired::late));

  public static final EventKind<OverrideNotice.Removed> REMOVED =
      kind(
          "override-removed",
          "When an override has been removed.",
          Tone.CAUTION,
          meant(OverrideNotice.Removed::instead),
          field(EventField.OVERRIDE_BEFORE, OverrideNotice.Removed::before));

  public static final EventKind<OverrideNotice.Elsewhere> ELSEWHERE =
      kind(
          "override-elsewhere",
          "When an override is no longer for this server.",
          Tone.CAUTION,
          meant(OverrideNotice.Elsewhere::instead));

  public static final EventKind<OverrideNotice.NotBelieved> LEFT_OUT =
      kind(
          "override-left-out",
          "When something that looks like an override cannot be read or trusted.",
          Tone.BAD,
          field(EventField.OVERRIDE_SOURCE, event -> event.what().source()),
          field(EventField.ERROR_MESSAGE, event -> event.what().reason()),
          field(EventField.OVERRIDE_REMEDY, event -> event.what().remedy()));

  public static final EventKind<OverrideNotice.BelievedAgain> BELIEVED =
      kind(
          "override-believed",
          "When what was left out is used again, or gone.",
          Tone.GOOD,
          field(EventField.OVERRIDE_SOURCE, OverrideNotice.BelievedAgain::source));

  public static final EventKind<OverrideNotice.DirectoryLost> DIRECTORY_LOST =
      kind(
          "overrides-lost",
          "When the shared directory cannot be read; what was last read stays in effect.",
          Tone.BAD,
          field(EventField.ERROR_MESSAGE, OverrideNotice.DirectoryLost::trouble));

  public static final EventKind<OverrideNotice.DirectoryBack> DIRECTORY_BACK =
      kind(
          "overrides-back",
          "When the shared directory can be read again.",
          Tone.GOOD,
          field(EventField.START, OverrideNotice.DirectoryBack::lost));

  public static final EventKind<OverrideNotice.VersionChanged> SERVER_VERSION =
      kind(
          "mail-server-version",
          "When the mail server's version has changed.",
          Tone.PLAIN,
          field(EventField.SERVER_VERSION_BEFORE, OverrideNotice.VersionChanged::before),
          field(EventField.SERVER_VERSION, OverrideNotice.VersionChanged::now));

  private OverrideEventKinds() {}

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  private static <T extends OverrideNotice> EventKind<T> kind(
      String text, String recorded, Tone tone, FieldSource<T>... sources) {
    List<FieldSource<T>> all = new ArrayList<>(List.of(sources));
    all.add(field(EventField.MESSAGE, OverrideNotice::sentence));
    EventKind<T> kind =
        new EventKind<>(
            text,
            recorded,
            event -> Channel.OVERRIDES,
            line -> new EventText(line.of(EventField.MESSAGE), tone),
            all);
    KINDS.add(kind);
    return kind;
  }

  /** The override, and what it was to do. */
  private static <T extends OverrideNotice.OfOverride> FieldSource<T> typed(
      Function<T, String> property) {
    return all(
        List.of(
            SUMMARY.in(OverrideNotice.OfOverride::override),
            field(EventField.OVERRIDE_PROPERTY, property),
            field(EventField.OVERRIDE_VALUE, event -> event.override().value())));
  }

  /** The same, and what is in effect instead. */
  private static <T extends OverrideNotice.OfOverride> FieldSource<T> meant(
      Function<T, Optional<EffectiveValue>> instead) {
    return all(
        List.of(
            typed(
                event ->
                    instead
                        .apply(event)
                        .map(EffectiveValue::property)
                        .orElse(event.override().property())),
            field(
                EventField.OVERRIDE_INSTEAD,
                event -> instead.apply(event).flatMap(EffectiveValue::value)),
            field(
                EventField.OVERRIDE_INSTEAD_FROM,
                event -> instead.apply(event).map(value -> value.from().toString()))));
  }
}

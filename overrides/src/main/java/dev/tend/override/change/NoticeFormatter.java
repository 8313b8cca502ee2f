package dev.tend.override.change;

import dev.tend.definition.value.Provenance;
import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.merge.EffectiveValue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Notices in words. What matters most comes first, since long lines are cut. */
final class NoticeFormatter {
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  private NoticeFormatter() {}

  static String of(OverrideNotice notice) {
    return switch (notice) {
      case OverrideNotice.OfOverride one ->
          "Override %s by %s %s%s"
              .formatted(one.override().id(), one.override().owner(), predicate(one), because(one));
      case OverrideNotice.NotBelieved not -> notBelieved(not.what());
      case OverrideNotice.BelievedAgain again ->
          again.source() + " is no longer left out: it is valid now, or gone.";
      case OverrideNotice.DirectoryLost lost ->
          "The shared directory of overrides cannot be read, and what was last read of it stays in"
              + " effect: "
              + withoutStop(lost.trouble())
              + ".";
      case OverrideNotice.DirectoryBack back ->
          "The shared directory of overrides can be read again; it could not be read since "
              + time(back.lost())
              + ".";
      case OverrideNotice.VersionChanged changed -> versionChanged(changed);
    };
  }

  private static String because(OverrideNotice.OfOverride notice) {
    String reason = withoutStop(notice.override().reason());
    return reason.isBlank() ? "" : " Its reason: " + reason + ".";
  }

  private static String predicate(OverrideNotice.OfOverride notice) {
    OverrideSummary summary = notice.override();
    return switch (notice) {
      case OverrideNotice.Applied applied -> applied(applied);
      case OverrideNotice.Changed changed -> changed(changed);
      case OverrideNotice.Shadowed shadowed ->
          "has no effect, as override %s takes precedence: %s."
              .formatted(shadowed.winner(), inEffect(summary, shadowed.instead()));
      case OverrideNotice.UnknownIdentity unknown ->
          "has no effect here: there is no %s%s."
              .formatted(name(summary.subject()), nearest(unknown.suggestion()));
      case OverrideNotice.Refused refused ->
          "is refused: %s; expected: %s%s. Meanwhile %s."
              .formatted(
                  withoutStop(refused.reason()),
                  withoutStop(refused.expected()),
                  nearest(refused.suggestion()),
                  inEffect(summary, refused.instead()));
      case OverrideNotice.Pending pending ->
          "has no effect yet: it is %s, but the mail server's version is %s."
              .formatted(summary.validity(), version(pending.version()));
      case OverrideNotice.Lapsed lapsed ->
          "is no longer in effect: it was %s, but the mail server has version %s now. From now on %s."
              .formatted(
                  summary.validity(),
                  version(lapsed.version()),
                  inEffect(summary, lapsed.instead()));
      case OverrideNotice.Expiring expiring ->
          "ends at %s. From then on %s, if nobody does anything."
              .formatted(time(expiring.end()), inEffect(summary, expiring.then()));
      case OverrideNotice.Expired expired -> expired(expired);
      case OverrideNotice.Removed removed -> removed(removed);
      case OverrideNotice.Elsewhere elsewhere ->
          "is no longer for this server but for %s: %s."
              .formatted(summary.selector(), inEffect(summary, elsewhere.instead()));
    };
  }

  private static String applied(OverrideNotice.Applied applied) {
    String again =
        applied.before() == AnnouncedOutcome.EXPIRED
            ? "is in effect again, as the clock went back"
            : "is in effect";
    return "%s: %s is %s%s, %s."
        .formatted(
            again,
            what(applied.override(), applied.property()),
            applied.value(),
            applied.declared().map(value -> " instead of " + value).orElse(""),
            applied.override().validity());
  }

  private static String changed(OverrideNotice.Changed changed) {
    OverrideSummary former = changed.former();
    return "replaces %s set by %s, %s: %s is %s%s, %s."
        .formatted(
            former.value(),
            former.owner(),
            former.validity(),
            what(changed.override(), changed.property()),
            changed.value(),
            changed.declared().map(value -> " instead of " + value).orElse(""),
            changed.override().validity());
  }

  private static String expired(OverrideNotice.Expired expired) {
    String late =
        expired.late().compareTo(A_MOMENT) < 0
            ? ""
            : ", which was noticed %s later".formatted(length(expired.late()));
    String before =
        expired.before() == AnnouncedOutcome.APPLIED ? "" : " without having been in effect here";
    return "ended%s at %s%s. From now on %s."
        .formatted(
            before, time(expired.end()), late, inEffect(expired.override(), expired.instead()));
  }

  private static String removed(OverrideNotice.Removed removed) {
    String how =
        removed.perhapsLeftOut() ? "no longer exists, or its file is left out" : "was removed";
    String before =
        removed.before() == AnnouncedOutcome.APPLIED ? "" : "; it was not in effect here";
    return "%s%s. From now on %s."
        .formatted(how, before, inEffect(removed.override(), removed.instead()));
  }

  private static String notBelieved(RejectedSource what) {
    String remedy = what.remedy().isEmpty() ? "" : "; " + withoutStop(what.remedy());
    return "%s is left out, and the other overrides apply: %s%s."
        .formatted(what.source(), withoutStop(what.reason()), remedy);
  }

  private static String versionChanged(OverrideNotice.VersionChanged changed) {
    return changed
        .now()
        .map(
            now ->
                changed
                    .before()
                    .map(
                        before ->
                            "The mail server's version is %s now; it was %s."
                                .formatted(now, before))
                    .orElse("The mail server's version is known now: %s.".formatted(now)))
        .orElse(
            "The mail server's version is no longer known; it was %s."
                .formatted(version(changed.before())));
  }

  /** What is in effect where an override changes something, or would. */
  private static String inEffect(OverrideSummary summary, Optional<EffectiveValue> effective) {
    if (effective.isEmpty()) {
      return "there is no " + summary.property() + " of " + name(summary.subject()) + " here";
    }
    EffectiveValue found = effective.get();
    String what = what(summary, found.property());
    return found.value().isEmpty()
        ? what + " has no value"
        : what + " is " + found.value().get() + ", " + from(found.from());
  }

  private static String from(Provenance from) {
    return switch (from) {
      case Provenance.Default nobody -> "the default";
      case Provenance.Declared declared -> "as the health set says";
      case Provenance.Parameter parameter -> "by parameter " + parameter.name();
      case Provenance.Absent absent -> "because " + absent.why();
      case Provenance.Overridden by -> "by override " + by.override() + " of " + by.owner();
    };
  }

  private static String what(OverrideSummary summary, String property) {
    return property + " of " + name(summary.subject());
  }

  private static String name(Subject subject) {
    return switch (subject) {
      case Subject.Item item -> item.type() + " " + item.text();
      case Subject.WholeSet set -> "health set " + set.text();
    };
  }

  private static String nearest(Optional<String> suggestion) {
    return suggestion.map(nearest -> " (did you mean " + nearest + "?)").orElse("");
  }

  private static String version(Optional<String> version) {
    return version.orElse("unknown");
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In its largest unit, of which there are at least two. */
  private static String length(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    return duration.toHours() >= 2
        ? duration.toHours() + " hours"
        : Math.max(1, duration.toMinutes()) + " min";
  }

  private static String withoutStop(String text) {
    String stripped = text.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}

package dev.tend.eventlog.schema;

import dev.tend.override.RejectedSource;
import dev.tend.override.Subject;
import dev.tend.override.change.AnnouncedOutcome;
import dev.tend.override.change.OverrideNotice;
import dev.tend.override.change.OverrideSummary;
import dev.tend.override.merge.EffectiveValue;
import java.util.Optional;

/** The fields of what is told of overrides. */
final class OverrideFields {
  private OverrideFields() {}

  static void write(LineWriter writer, OverrideNotice notice) {
    writer.text(EventField.MESSAGE, notice.sentence());
    switch (notice) {
      case OverrideNotice.OfOverride one -> one(writer, one);
      case OverrideNotice.NotBelieved not -> leftOut(writer, not.what());
      case OverrideNotice.BelievedAgain again ->
          writer.text(EventField.OVERRIDE_SOURCE, again.source());
      case OverrideNotice.DirectoryLost lost ->
          writer.text(EventField.ERROR_MESSAGE, lost.trouble());
      case OverrideNotice.DirectoryBack back -> writer.time(EventField.START, back.lost());
      case OverrideNotice.VersionChanged changed -> {
        changed.before().ifPresent(one -> writer.text(EventField.SERVER_VERSION_BEFORE, one));
        version(writer, changed.now());
      }
    }
  }

  private static void one(LineWriter writer, OverrideNotice.OfOverride notice) {
    OverrideSummary gist = notice.override();
    gist(writer, gist);
    switch (notice) {
      case OverrideNotice.Applied applied -> {
        value(writer, applied.property(), applied.value(), applied.declared());
        before(writer, applied.before());
      }
      case OverrideNotice.Changed changed -> {
        value(writer, changed.property(), changed.value(), changed.declared());
        former(writer, changed.former());
      }
      case OverrideNotice.Shadowed shadowed ->
          typed(writer, gist, shadowed.instead())
              .text(EventField.OVERRIDE_WINNER, shadowed.winner());
      case OverrideNotice.UnknownIdentity unknown ->
          suggestion(typed(writer, gist, Optional.empty()), unknown.suggestion());
      case OverrideNotice.Refused refused -> refused(writer, refused);
      case OverrideNotice.Pending pending ->
          version(typed(writer, gist, Optional.empty()), pending.version());
      case OverrideNotice.Lapsed lapsed ->
          version(typed(writer, gist, lapsed.instead()), lapsed.version());
      case OverrideNotice.Expiring expiring -> typed(writer, gist, expiring.then());
      case OverrideNotice.Expired expired -> {
        before(typed(writer, gist, expired.instead()), expired.before());
        writer.seconds(EventField.OVERRIDE_LATE, expired.late());
      }
      case OverrideNotice.Removed removed ->
          before(typed(writer, gist, removed.instead()), removed.before());
      case OverrideNotice.Elsewhere elsewhere -> typed(writer, gist, elsewhere.instead());
    }
  }

  private static void former(LineWriter writer, OverrideSummary former) {
    writer
        .text(EventField.OVERRIDE_FORMER, former.id())
        .text(EventField.OVERRIDE_FORMER_VALUE, former.value())
        .text(EventField.OVERRIDE_FORMER_OWNER, former.owner());
  }

  private static void refused(LineWriter writer, OverrideNotice.Refused refused) {
    typed(writer, refused.override(), refused.instead())
        .text(EventField.ERROR_MESSAGE, refused.reason())
        .text(EventField.OVERRIDE_EXPECTED, refused.expected());
    suggestion(writer, refused.suggestion());
  }

  private static void gist(LineWriter writer, OverrideSummary gist) {
    switch (gist.subject()) {
      case Subject.Item item -> writer.item(item.id());
      case Subject.WholeSet set -> writer.text(EventField.HEALTH_SET, set.healthSet());
    }
    writer
        .text(EventField.ITEM_TYPE, gist.subject().typeText())
        .text(EventField.OVERRIDE, gist.id())
        .text(EventField.OVERRIDE_SCOPE, gist.scope().text())
        .text(EventField.OVERRIDE_SELECTOR, gist.selector())
        .text(EventField.USER, gist.owner())
        .text(EventField.REASON, gist.reason())
        .text(EventField.OVERRIDE_VALIDITY, gist.validity());
    gist.end().ifPresent(end -> writer.time(EventField.OVERRIDE_END, end));
  }

  /** What it does. */
  private static void value(
      LineWriter writer, String property, String value, Optional<String> declared) {
    writer.text(EventField.OVERRIDE_PROPERTY, property).text(EventField.OVERRIDE_VALUE, value);
    declared.ifPresent(one -> writer.text(EventField.OVERRIDE_DECLARED, one));
  }

  /** What it was to do, and what holds instead. */
  private static LineWriter typed(
      LineWriter writer, OverrideSummary gist, Optional<EffectiveValue> instead) {
    writer
        .text(
            EventField.OVERRIDE_PROPERTY,
            instead.map(EffectiveValue::property).orElse(gist.property()))
        .text(EventField.OVERRIDE_VALUE, gist.value());
    instead.ifPresent(
        holds -> {
          holds.value().ifPresent(value -> writer.text(EventField.OVERRIDE_INSTEAD, value));
          writer.text(EventField.OVERRIDE_INSTEAD_FROM, holds.from().toString());
        });
    return writer;
  }

  private static void before(LineWriter writer, AnnouncedOutcome before) {
    writer.text(EventField.OVERRIDE_BEFORE, word(before));
  }

  private static String word(AnnouncedOutcome announcedOutcome) {
    return switch (announcedOutcome) {
      case UNTOLD -> "Untold";
      case APPLIED -> "Applied";
      case SHADOWED -> "Shadowed";
      case UNKNOWN_IDENTITY -> "UnknownIdentity";
      case REFUSED -> "Refused";
      case OTHER_VERSION -> "OtherVersion";
      case EXPIRED -> "Expired";
    };
  }

  private static void suggestion(LineWriter writer, Optional<String> suggestion) {
    suggestion.ifPresent(nearest -> writer.text(EventField.OVERRIDE_SUGGESTION, nearest));
  }

  private static void version(LineWriter writer, Optional<String> version) {
    version.ifPresent(known -> writer.text(EventField.SERVER_VERSION, known));
  }

  private static void leftOut(LineWriter writer, RejectedSource what) {
    writer
        .text(EventField.OVERRIDE_SOURCE, what.source())
        .text(EventField.ERROR_MESSAGE, what.reason())
        .text(EventField.OVERRIDE_REMEDY, what.remedy());
  }
}

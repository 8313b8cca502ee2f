package dev.tend.eventlog.json;

import dev.tend.override.LeftOut;
import dev.tend.override.Subject;
import dev.tend.override.merge.InForce;
import dev.tend.override.notice.OverrideGist;
import dev.tend.override.notice.OverrideNotice;
import dev.tend.override.notice.Standing;
import java.util.Optional;

/** The fields of what is told of overrides. */
final class OverrideFields {
  private OverrideFields() {}

  static void write(Line line, OverrideNotice notice) {
    line.text(EventField.MESSAGE, notice.sentence());
    switch (notice) {
      case OverrideNotice.OfOverride one -> one(line, one);
      case OverrideNotice.NotBelieved not -> leftOut(line, not.what());
      case OverrideNotice.BelievedAgain again ->
          line.text(EventField.OVERRIDE_SOURCE, again.source());
      case OverrideNotice.DirectoryLost lost -> line.text(EventField.ERROR_MESSAGE, lost.trouble());
      case OverrideNotice.DirectoryBack back -> line.time(EventField.START, back.lost());
      case OverrideNotice.VersionChanged changed -> {
        changed.before().ifPresent(one -> line.text(EventField.SERVER_VERSION_BEFORE, one));
        version(line, changed.now());
      }
    }
  }

  private static void one(Line line, OverrideNotice.OfOverride notice) {
    OverrideGist gist = notice.override();
    gist(line, gist);
    switch (notice) {
      case OverrideNotice.Applied applied -> {
        value(line, applied.property(), applied.value(), applied.declared());
        before(line, applied.before());
      }
      case OverrideNotice.Changed changed -> {
        value(line, changed.property(), changed.value(), changed.declared());
        former(line, changed.former());
      }
      case OverrideNotice.Shadowed shadowed ->
          typed(line, gist, shadowed.instead()).text(EventField.OVERRIDE_WINNER, shadowed.winner());
      case OverrideNotice.UnknownIdentity unknown ->
          suggestion(typed(line, gist, Optional.empty()), unknown.suggestion());
      case OverrideNotice.Refused refused -> refused(line, refused);
      case OverrideNotice.Pending pending ->
          version(typed(line, gist, Optional.empty()), pending.version());
      case OverrideNotice.Lapsed lapsed ->
          version(typed(line, gist, lapsed.instead()), lapsed.version());
      case OverrideNotice.Expiring expiring -> typed(line, gist, expiring.then());
      case OverrideNotice.Expired expired -> {
        before(typed(line, gist, expired.instead()), expired.before());
        line.seconds(EventField.OVERRIDE_LATE, expired.late());
      }
      case OverrideNotice.Removed removed ->
          before(typed(line, gist, removed.instead()), removed.before());
      case OverrideNotice.Elsewhere elsewhere -> typed(line, gist, elsewhere.instead());
    }
  }

  private static void former(Line line, OverrideGist former) {
    line.text(EventField.OVERRIDE_FORMER, former.id())
        .text(EventField.OVERRIDE_FORMER_VALUE, former.value())
        .text(EventField.OVERRIDE_FORMER_OWNER, former.owner());
  }

  private static void refused(Line line, OverrideNotice.Refused refused) {
    typed(line, refused.override(), refused.instead())
        .text(EventField.ERROR_MESSAGE, refused.reason())
        .text(EventField.OVERRIDE_EXPECTED, refused.expected());
    suggestion(line, refused.suggestion());
  }

  private static void gist(Line line, OverrideGist gist) {
    switch (gist.subject()) {
      case Subject.Item item -> line.item(item.id());
      case Subject.WholeSet set -> line.text(EventField.HEALTH_SET, set.healthSet());
    }
    line.text(EventField.ITEM_TYPE, gist.subject().typeText())
        .text(EventField.OVERRIDE, gist.id())
        .text(EventField.OVERRIDE_SCOPE, gist.scope().text())
        .text(EventField.OVERRIDE_SELECTOR, gist.selector())
        .text(EventField.USER, gist.owner())
        .text(EventField.REASON, gist.reason())
        .text(EventField.OVERRIDE_VALIDITY, gist.validity());
    gist.end().ifPresent(end -> line.time(EventField.OVERRIDE_END, end));
  }

  /** What it does. */
  private static void value(Line line, String property, String value, Optional<String> declared) {
    line.text(EventField.OVERRIDE_PROPERTY, property).text(EventField.OVERRIDE_VALUE, value);
    declared.ifPresent(one -> line.text(EventField.OVERRIDE_DECLARED, one));
  }

  /** What it was to do, and what holds instead. */
  private static Line typed(Line line, OverrideGist gist, Optional<InForce> instead) {
    line.text(EventField.OVERRIDE_PROPERTY, instead.map(InForce::property).orElse(gist.property()))
        .text(EventField.OVERRIDE_VALUE, gist.value());
    instead.ifPresent(
        holds -> {
          holds.value().ifPresent(value -> line.text(EventField.OVERRIDE_INSTEAD, value));
          line.text(EventField.OVERRIDE_INSTEAD_FROM, holds.from().toString());
        });
    return line;
  }

  private static void before(Line line, Standing before) {
    line.text(EventField.OVERRIDE_BEFORE, word(before));
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case UNTOLD -> "Untold";
      case APPLIED -> "Applied";
      case SHADOWED -> "Shadowed";
      case UNKNOWN_IDENTITY -> "UnknownIdentity";
      case REFUSED -> "Refused";
      case OTHER_VERSION -> "OtherVersion";
      case EXPIRED -> "Expired";
    };
  }

  private static void suggestion(Line line, Optional<String> suggestion) {
    suggestion.ifPresent(nearest -> line.text(EventField.OVERRIDE_SUGGESTION, nearest));
  }

  private static void version(Line line, Optional<String> version) {
    version.ifPresent(known -> line.text(EventField.SERVER_VERSION, known));
  }

  private static void leftOut(Line line, LeftOut what) {
    line.text(EventField.OVERRIDE_SOURCE, what.source())
        .text(EventField.ERROR_MESSAGE, what.reason())
        .text(EventField.OVERRIDE_REMEDY, what.remedy());
  }
}

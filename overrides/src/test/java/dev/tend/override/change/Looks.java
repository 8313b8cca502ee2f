package dev.tend.override.change;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.Overrides;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.merge.Sets;
import dev.tend.override.status.OverrideSnapshot;
import dev.tend.override.status.SourceError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One look after another at the overrides of one server, by hand. */
final class Looks {
  final List<MonitoringOverride> overrides = new ArrayList<>();
  final List<RejectedSource> rejectedSource = new ArrayList<>();
  private List<HealthSetDefinition> sets = Sets.all();
  private Optional<OverrideSnapshot.Directory> directory = directory(true, Optional.empty());
  private ServerContext context = Overrides.HERE;
  private AnnouncedState told = AnnouncedState.NOTHING;
  private Instant now = Overrides.NOW;
  private PollResult last;

  Looks(MonitoringOverride... first) {
    overrides.addAll(List.of(first));
    last = pollResult();
  }

  /** Looks once more, and answers with what is told. */
  List<OverrideNotice> look() {
    return pollResult().notices();
  }

  List<OverrideNotice> lookAfter(Duration time) {
    now = now.plus(time);
    return look();
  }

  List<String> sentencesAfter(Duration time) {
    return lookAfter(time).stream().map(OverrideNotice::sentence).toList();
  }

  private PollResult pollResult() {
    OverrideSnapshot snapshot =
        new OverrideSnapshot(
            sets,
            overrides,
            List.of(),
            rejectedSource,
            context,
            directory,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    last = OverrideReconciler.reconcile(snapshot, told, now);
    told = last.announced();
    return last;
  }

  private static Optional<OverrideSnapshot.Directory> directory(
      boolean read, Optional<SourceError> error) {
    Optional<Instant> readAt = read ? Optional.of(Overrides.NOW) : Optional.empty();
    return Optional.of(new OverrideSnapshot.Directory("/srv/overrides", readAt, error));
  }

  PollResult last() {
    return last;
  }

  Instant now() {
    return now;
  }

  void definitions(List<HealthSetDefinition> changed) {
    sets = changed;
  }

  void trouble(String why) {
    directory = directory(true, Optional.of(new SourceError(why, now)));
  }

  /** Another life, in which nobody has looked yet. */
  void notLookedYet() {
    directory = directory(false, Optional.empty());
  }

  void noDirectory() {
    directory = Optional.empty();
  }

  void noTrouble() {
    directory = directory(true, Optional.empty());
  }

  void version(String text) {
    context = new ServerContext("mail1", Set.of("mx"), Optional.of(Overrides.version(text)));
  }

  void noVersion() {
    context = new ServerContext("mail1", Set.of("mx"), Optional.<Version>empty());
  }

  void groups(String... names) {
    context = new ServerContext("mail1", Set.of(names), context.version());
  }

  void damage() {
    told = AnnouncedState.NOTHING;
  }
}

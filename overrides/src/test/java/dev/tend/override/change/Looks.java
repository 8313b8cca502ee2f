package dev.tend.override.change;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.RejectedSource;
import dev.tend.override.Version;
import dev.tend.override.merge.Overrides;
import dev.tend.override.merge.ServerContext;
import dev.tend.override.merge.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look after another at the overrides of one server, by hand. What was told goes through its
 * text each time, as over a restart.
 */
final class Looks {
  final List<MonitoringOverride> overrides = new ArrayList<>();
  final List<RejectedSource> rejectedSource = new ArrayList<>();
  private List<HealthSetDefinition> sets = Sets.all();
  private DirectoryState directory = new DirectoryState.Read();
  private ServerContext context = Overrides.HERE;
  private String told = "";
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
    Sight sight = new Sight(overrides, rejectedSource, directory, context);
    last = OverrideReconciler.turn(sets, sight, AnnouncedState.parse(told), now);
    told = last.told().text();
    return last;
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
    directory = new DirectoryState.Unreadable(why);
  }

  /** Another life, in which nobody has looked yet. */
  void notLookedYet() {
    directory = new DirectoryState.NotYet();
  }

  void noDirectory() {
    directory = new DirectoryState.None();
  }

  void noTrouble() {
    directory = new DirectoryState.Read();
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
    told = told.substring(0, told.length() / 2);
  }
}

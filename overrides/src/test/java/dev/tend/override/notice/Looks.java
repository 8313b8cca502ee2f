package dev.tend.override.notice;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.override.LeftOut;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.Version;
import dev.tend.override.merge.Circumstances;
import dev.tend.override.merge.Overrides;
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
  final List<LeftOut> leftOut = new ArrayList<>();
  private List<HealthSetDefinition> sets = Sets.all();
  private DirectorySight directory = new DirectorySight.Read();
  private Circumstances circumstances = Overrides.HERE;
  private String told = "";
  private Instant now = Overrides.NOW;
  private Turn last;

  Looks(MonitoringOverride... first) {
    overrides.addAll(List.of(first));
    last = turn();
  }

  /** Looks once more, and answers with what is told. */
  List<OverrideNotice> look() {
    return turn().notices();
  }

  List<OverrideNotice> lookAfter(Duration time) {
    now = now.plus(time);
    return look();
  }

  List<String> sentencesAfter(Duration time) {
    return lookAfter(time).stream().map(OverrideNotice::sentence).toList();
  }

  private Turn turn() {
    Sight sight = new Sight(overrides, leftOut, directory, circumstances);
    last = OverrideCourse.turn(sets, sight, Told.parse(told), now);
    told = last.told().text();
    return last;
  }

  Turn last() {
    return last;
  }

  Instant now() {
    return now;
  }

  void definitions(List<HealthSetDefinition> changed) {
    sets = changed;
  }

  void trouble(String why) {
    directory = new DirectorySight.Unreadable(why);
  }

  /** Another life, in which nobody has looked yet. */
  void notLookedYet() {
    directory = new DirectorySight.NotYet();
  }

  void noDirectory() {
    directory = new DirectorySight.None();
  }

  void noTrouble() {
    directory = new DirectorySight.Read();
  }

  void version(String text) {
    circumstances = new Circumstances("mail1", Set.of("mx"), Optional.of(Overrides.version(text)));
  }

  void noVersion() {
    circumstances = new Circumstances("mail1", Set.of("mx"), Optional.<Version>empty());
  }

  void groups(String... names) {
    circumstances = new Circumstances("mail1", Set.of(names), circumstances.version());
  }

  void damage() {
    told = told.substring(0, told.length() / 2);
  }
}

package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.MonitorDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.ResponderDefinition;
import dev.tend.definition.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All checks that need more than one value to see that something is wrong. */
public final class CrossChecks {

  /** A check of all health sets together. */
  @FunctionalInterface
  private interface WholeCheck {
    void look(ParsedSets all, Consumer<Problem> found);
  }

  private static final List<WholeCheck> OF_ALL_SETS =
      List.of(
          NameChecks::setNamesAreUnique,
          DependencyChecks::dependenciesExist,
          DependencyChecks::dependenciesBlockAtARaisedState,
          DependencyCycles::thereAreNone);

  static final List<SetCheck> OF_EACH_SET =
      List.of(
          NameChecks::itemNamesAreUnique,
          ofMonitors(ReferenceChecks::probesOfMonitorsExist),
          ofMonitors(ReferenceChecks::probesOfMonitorsDiffer),
          ofResponders(ReferenceChecks::monitorsOfRespondersExist),
          ReferenceChecks::everyProbeIsRead,
          NameChecks::targetsMatchSomething,
          NameChecks::targetsDiffer,
          ofProbes(ScheduleChecks::aRunEndsBeforeTheNext),
          ofProbes(ReferenceChecks::processesAreNamed),
          ofMonitors(ScheduleChecks::windowsSeeEveryProbe),
          ofMonitors(ScheduleChecks::windowsHoldTheirThreshold),
          ofMonitors(SampleChecks::rulesFitTheirProbes),
          ofMonitors(SampleChecks::thresholdsAreWhatProbesMeasure),
          ofMonitors(SampleChecks::recoveryIsOnTheGoodSide),
          ofProbes(SampleChecks::failuresAreHeard),
          ofMonitors(ChainChecks::chainsStartAtOnceAndRise),
          ofResponders(ChainChecks::respondersAnswerToStatesThatCome),
          ofResponders(ChainChecks::whatWasTakenIsGivenBackWhenHealthy),
          ofProbes(ResponderChecks::redNotificationsEnd),
          ofProbes(ResponderChecks::logsAreSearchedForSomething),
          ofResponders(ResponderChecks::whatIsDoneFollowsNoAttribute),
          ofResponders(ResponderChecks::whatIsTakenOfflineIsAComponent),
          ofMonitors(ResponderChecks::somebodyIsTold));

  private CrossChecks() {}

  /** Everything wrong with these, by file and position. */
  public static List<Problem> check(ParsedSets all) {
    List<Problem> problems = new ArrayList<>();
    OF_ALL_SETS.forEach(check -> check.look(all, problems::add));
    List<SetIndex> sets = all.sets().stream().map(SetIndex::new).toList();
    OF_EACH_SET.forEach(check -> sets.forEach(set -> check.look(set, problems::add)));
    problems.sort(Problem.BY_POSITION);
    return List.copyOf(problems);
  }

  /** Everything wrong with complete definitions, such as those with overrides applied. */
  public static List<Problem> check(List<HealthSetDefinition> definitions) {
    return check(ParsedSets.of(definitions));
  }

  private static SetCheck ofProbes(ItemCheck.Look<ProbeDefinition> look) {
    return new ItemCheck<>(ProbeDefinition.class, look);
  }

  private static SetCheck ofMonitors(ItemCheck.Look<MonitorDefinition> look) {
    return new ItemCheck<>(MonitorDefinition.class, look);
  }

  private static SetCheck ofResponders(ItemCheck.Look<ResponderDefinition> look) {
    return new ItemCheck<>(ResponderDefinition.class, look);
  }
}

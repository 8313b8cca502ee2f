package dev.tend.definition.check;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All checks that need more than one value to see that something is wrong. */
public final class CrossChecks {

  /** A check of one health set. */
  @FunctionalInterface
  private interface SetCheck {
    void look(Draft set, Consumer<Problem> found);
  }

  /** A check of all health sets together. */
  @FunctionalInterface
  private interface WholeCheck {
    void look(Drafts all, Consumer<Problem> found);
  }

  private static final List<WholeCheck> OF_ALL_SETS =
      List.of(
          NameChecks::setNamesAreUnique,
          DependencyChecks::dependenciesExist,
          DependencyChecks::dependenciesBlockAtARaisedState,
          DependencyCycles::thereAreNone);

  private static final List<SetCheck> OF_EACH_SET =
      List.of(
          NameChecks::itemNamesAreUnique,
          ReferenceChecks::probesOfMonitorsExist,
          ReferenceChecks::probesOfMonitorsDiffer,
          ReferenceChecks::monitorsOfRespondersExist,
          ReferenceChecks::everyProbeIsRead,
          TargetChecks::targetsMatchSomething,
          TargetChecks::targetsDiffer,
          ScheduleChecks::aRunEndsBeforeTheNext,
          ScheduleChecks::windowsSeeEveryProbe,
          ScheduleChecks::windowsHoldTheirThreshold,
          SampleChecks::rulesFitTheirProbes,
          SampleChecks::thresholdsAreWhatProbesMeasure,
          SampleChecks::recoveryIsOnTheGoodSide,
          ChainChecks::chainsStartAtOnceAndRise,
          ChainChecks::respondersAnswerToStatesThatCome,
          ChainChecks::whatWasTakenIsGivenBackWhenHealthy,
          ResponderChecks::redNotificationsEnd,
          ResponderChecks::whatIsDoneFollowsNoAttribute,
          ResponderChecks::whatIsTakenOfflineIsAComponent,
          ResponderChecks::somebodyIsTold);

  private CrossChecks() {}

  /** Everything wrong with these, by file and position. */
  public static List<Problem> check(Drafts all) {
    List<Problem> problems = new ArrayList<>();
    OF_ALL_SETS.forEach(check -> check.look(all, problems::add));
    OF_EACH_SET.forEach(check -> all.sets().forEach(set -> check.look(set, problems::add)));
    problems.sort(Problem.BY_POSITION);
    return List.copyOf(problems);
  }

  /** Everything wrong with complete definitions, such as those with overrides applied. */
  public static List<Problem> check(List<HealthSetDefinition> definitions) {
    return check(Drafts.of(definitions));
  }
}

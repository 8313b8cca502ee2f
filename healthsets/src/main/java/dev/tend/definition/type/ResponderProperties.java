package dev.tend.definition.type;

import dev.tend.definition.value.Mode;
import dev.tend.definition.value.MonitorState;
import dev.tend.definition.value.NotificationServiceClass;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import java.time.Duration;
import java.util.Map;

/** The properties of responders. */
public final class ResponderProperties {
  public static final Property<String> MONITOR =
      Property.of(
              "monitor",
              ValueTypes.NAME,
              "The monitor of this health set that this responder answers to.")
          .mandatory();

  public static final Property<MonitorState> TARGET_HEALTH_STATE =
      Property.of(
              "targetHealthState",
              ValueTypes.oneOf(MonitorState.class),
              "The monitor's state from which on this responder is due.")
          .mandatory();

  public static final Property<Duration> WAIT_INTERVAL =
      Property.of(
              "waitInterval",
              ValueTypes.DURATION,
              "How long the state must have lasted before this responder is due.")
          .orElse(Duration.ZERO)
          .open()
          .alias("WaitIntervalSeconds", "s");

  public static final Property<Integer> ATTEMPTS =
      Property.of("attempts", ValueTypes.COUNT, "How many times it acts in one episode.")
          .orElse(1)
          .open();

  public static final Property<Mode> MODE =
      Property.of(
              "mode",
              ValueTypes.oneOf(Mode.class),
              "How far this responder may go; the mode of its health set and of the agent still"
                  + " limit it.")
          .orElse(Mode.ACT)
          .open();

  public static final Property<Duration> ACTION_TIMEOUT =
      Property.of(
              "timeout",
              ValueTypes.DURATION,
              "How long the action may take; then it is abandoned and has failed.")
          .orElse(Duration.ofMinutes(2))
          .open();

  public static final Property<Duration> WARM_UP =
      Property.of(
              "warmUp",
              ValueTypes.DURATION,
              "How long after the action the target is left alone before it is judged.")
          .orElse(Duration.ofSeconds(30))
          .open();

  public static final Property<Duration> VERIFY_WITHIN =
      Property.of(
              "verifyWithin",
              ValueTypes.DURATION,
              "How long after the warm-up the monitor may take to heal; after that the action did"
                  + " not help.")
          .orElse(Duration.ofMinutes(2))
          .open();

  public static final Property<Duration> STABLE_FOR =
      Property.of(
              "stableFor",
              ValueTypes.DURATION,
              "How long the monitor must stay healed for the action to have helped. Default: the"
                  + " larger of one minute and three intervals of its probes.")
          .open();

  public static final Property<Duration> MINIMUM_BETWEEN_ATTEMPTS =
      Property.of(
              "throttle.minimumBetweenAttempts",
              ValueTypes.DURATION,
              "The least time between two actions of this kind on this resource, whoever took"
                  + " them.")
          .orElse(Duration.ofMinutes(10))
          .open()
          .alias("ThrottlePolicy.LocalMinimumMinutesBetweenAttempts", "m");

  public static final Property<Integer> MAXIMUM_PER_HOUR =
      Property.of(
              "throttle.maximumPerHour",
              ValueTypes.COUNT,
              "The most actions of this kind on this resource in any hour.")
          .orElse(2)
          .open()
          .alias("ThrottlePolicy.LocalMaximumAllowedAttemptsInOneHour", "");

  public static final Property<Integer> MAXIMUM_PER_DAY =
      Property.of(
              "throttle.maximumPerDay",
              ValueTypes.COUNT,
              "The most actions of this kind on this resource in any 24 hours.")
          .orElse(4)
          .open()
          .alias("ThrottlePolicy.LocalMaximumAllowedAttemptsInADay", "");

  public static final Property<NotificationServiceClass> NOTIFICATION_SERVICE_CLASS =
      Property.of(
              "notificationServiceClass",
              ValueTypes.notificationServiceClass(),
              "How urgent the page is.")
          .orElse(NotificationServiceClass.URGENT)
          .open()
          .alias("NotificationServiceClass", "");

  public static final Property<String> SUBJECT =
      Property.of(
              "subject",
              ValueTypes.TEXT,
              "The headline of the page; {server}, {healthSet}, {monitor}, {target} and {state} are"
                  + " filled in.")
          .orElse("{healthSet} is {state} on {server}");

  public static final Property<String> TEAM =
      Property.of("team", ValueTypes.TEXT, "The team that is paged.")
          .orElse("default")
          .open()
          .alias("EscalationTeam", "");

  public static final Property<Map<String, String>> ROUTES =
      Property.of(
              "routes",
              ValueTypes.TEXT_MAP,
              "Error classes that go to another team: {errorClass: team}.")
          .orElse(Map.of());

  private ResponderProperties() {}
}

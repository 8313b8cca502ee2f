package dev.tend.definition.type;

import dev.tend.definition.value.NameTypes;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The responder types that come with Tend. */
public final class ResponderTypes {
  private static final String UNIT = ".service";

  public static final Property<String> SERVICE =
      Property.of(
              "service", NameTypes.SERVICE, "The service, by the service manager's name for it.")
          .mandatory();

  public static final Property<List<String>> COMMAND =
      Property.of(
              "command",
              ValueTypes.TEXTS,
              "The program and its arguments, one entry each; no shell is involved.")
          .mandatory();

  public static final Property<String> RESOURCE =
      Property.of(
              "resource",
              ValueTypes.TEXT,
              "What the command acts on, such as service:postfix: actions on one resource share a"
                  + " slot and a budget.")
          .mandatory();

  public static final Property<String> COMPONENT =
      Property.of("component", ValueTypes.NAME, "The server component.").mandatory();

  public static final Property<String> FAILOVER =
      Property.of(
              "failover",
              ValueTypes.NAME,
              "Which of the failovers in the agent's configuration; its commands stand there.")
          .mandatory();

  public static final Property<String> PROCESS_NAME =
      Property.of("processName", NameTypes.PROGRAM, "The name of the program's file.").mandatory();

  public static final Property<String> PID_FILE =
      Property.of(
          "pidFile",
          ValueTypes.TEXT,
          "Only the process whose ID is in this file, and only if it has that name, or is a script"
              + " or has a title of that name, and did not begin after the file was written."
              + " Without it, every process of that name.");

  public static final Property<KillSignal> SIGNAL =
      Property.of(
              "signal",
              ValueTypes.oneOf(KillSignal.class),
              "KILL ends a process that is stuck or stopped, too; TERM lets it clean up.")
          .orElse(KillSignal.KILL);

  public static final Property<EndedUnit> ENDED_UNIT =
      Property.of(
              "endedUnit",
              ValueTypes.oneOf(EndedUnit.class),
              "When a unit of systemd has ended in good order, and neither systemd nor the journal"
                  + " tells whether by itself or by a person's hand: page leaves it down and lets"
                  + " people be told; restart takes it for a fault. What a person is known to have"
                  + " stopped stays down either way.")
          .orElse(EndedUnit.PAGE);

  private static final Property<String> DESCRIPTION =
      Property.of(
          CommonProperties.DESCRIPTION.name(),
          ValueTypes.TEXT,
          "What this does and why here. Without it, what the type says of itself.");

  /** Tells people. */
  public static final ResponderType ESCALATE =
      new ResponderType(
          "escalate",
          ResponderKind.ESCALATE,
          "Tells a person, with the evidence. Works in every mode.",
          with(
              due(),
              ResponderProperties.NOTIFICATION_SERVICE_CLASS,
              ResponderProperties.SUBJECT,
              ResponderProperties.TEAM,
              ResponderProperties.ROUTES),
          settings -> "");

  /** All of them, the mildest first. */
  public static final List<ResponderType> ALL =
      List.of(
          ESCALATE,
          new ResponderType(
              "collect-evidence",
              ResponderKind.COLLECT,
              "Writes down how the server is: processes, sockets, queue, journal, disks, memory and"
                  + " what was configured last. Changes nothing, and works in every mode but off.",
              with(due(), ResponderProperties.ATTEMPTS),
              settings -> ""),
          new ResponderType(
              ResponderType.BRING_ONLINE,
              ResponderKind.RESTORE,
              "Gives a component back to service once its monitor has healed and stayed so.",
              with(acting(), COMPONENT),
              by("component:", COMPONENT)),
          disturbing(
              "reload-service",
              "Tells a service to read its configuration again.",
              by("service:", SERVICE),
              SERVICE),
          disturbing(
              "flush-queue",
              "Tells a mail server to try all mail in its queue again now.",
              by("service:", SERVICE),
              SERVICE),
          disturbing(
              "restart-service",
              "Stops a service and starts it again.",
              by("service:", SERVICE),
              SERVICE,
              ENDED_UNIT),
          disturbing(
              "kill-process",
              "Ends the processes of a program, which whoever runs them starts again.",
              by("process:", PROCESS_NAME),
              PROCESS_NAME,
              PID_FILE,
              SIGNAL),
          disturbing(
              "run-command",
              "Runs a program, with exactly these arguments.",
              by("", RESOURCE),
              COMMAND,
              RESOURCE),
          disturbing(
              ResponderType.TAKE_OFFLINE,
              "Takes a component out of service until the episode has ended; refused when no other"
                  + " server serves it.",
              by("component:", COMPONENT),
              COMPONENT),
          new ResponderType(
              "failover",
              ResponderKind.DESTRUCTIVE,
              "Moves a service to another server, by the commands that the agent's configuration"
                  + " gives. Must be armed there.",
              with(acting(), FAILOVER),
              settings -> "failover:" + settings.get(FAILOVER).toLowerCase(Locale.ROOT)),
          new ResponderType(
              ResponderType.REBOOT_SERVER,
              ResponderKind.DESTRUCTIVE,
              "Reboots the whole server. Must be armed in the agent's configuration.",
              acting(),
              settings -> "server"));

  private ResponderTypes() {}

  private static ResponderType disturbing(
      String name, String description, Function<Settings, String> resource, Property<?>... own) {
    return new ResponderType(
        name, ResponderKind.DISTURB, description, with(acting(), own), resource);
  }

  /** The resource that responders for a service act on. */
  public static String serviceResource(String service) {
    return "service:" + unit(service);
  }

  private static Function<Settings, String> by(String prefix, Property<String> named) {
    return settings -> prefix + unit(settings.get(named));
  }

  /** A service manager knows {@code postfix} and {@code postfix.service} as one. */
  private static String unit(String name) {
    return name.endsWith(UNIT) ? name.substring(0, name.length() - UNIT.length()) : name;
  }

  /** What every responder has. */
  private static List<Property<?>> due() {
    return List.of(
        CommonProperties.ENABLED,
        DESCRIPTION,
        ResponderProperties.MONITOR,
        ResponderProperties.TARGET_HEALTH_STATE,
        ResponderProperties.WAIT_INTERVAL);
  }

  /** What every responder has that acts on something; for further types, too. */
  public static List<Property<?>> acting() {
    return with(
        due(),
        ResponderProperties.ATTEMPTS,
        ResponderProperties.MODE,
        ResponderProperties.ACTION_TIMEOUT,
        ResponderProperties.WARM_UP,
        ResponderProperties.VERIFY_WITHIN,
        ResponderProperties.STABLE_FOR,
        ResponderProperties.MINIMUM_BETWEEN_ATTEMPTS,
        ResponderProperties.MAXIMUM_PER_HOUR,
        ResponderProperties.MAXIMUM_PER_DAY);
  }

  private static List<Property<?>> with(List<Property<?>> first, Property<?>... more) {
    List<Property<?>> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}

package dev.tend.agent;

import dev.tend.api.AgentStatus;
import dev.tend.api.AgentStatus.Brake;
import dev.tend.api.AgentStatus.NotActive;
import dev.tend.api.AgentStatus.Part;
import dev.tend.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The status of the agent itself, for people. */
final class StatusSource implements Supplier<AgentStatus> {
  private static final String OF_THE_CORE =
      "; what is shown may be old, and nothing may be repaired";
  private static final String OF_THE_STORE =
      "; judging goes on, but nothing is repaired unless it can be recorded";
  private static final String OF_THE_EVENT_LOG =
      "; judging and repair go on, but their record may have gaps";
  private static final String OF_COMPONENTS =
      "; clients may come where they should not, or stay away";
  private static final String OF_OVERRIDES = "; judging goes on with what is known";

  /** How many probes in quarantine are named. */
  private static final int MOST_QUARANTINED = 20;

  private final CoreIncarnation incarnation;
  private final Instant startedAt;
  private final Reloads reloads;
  private final AgentGaugeSource gauges;
  private final RecoveryModeLimit restriction;
  private final String file;
  private final RecoveryBrake brake;

  StatusSource(
      CoreIncarnation incarnation,
      Reloads reloads,
      AgentGaugeSource gauges,
      RecoveryModeLimit restriction,
      RecoveryBrake brake,
      String file) {
    this.incarnation = incarnation;
    this.startedAt = incarnation.clock().now();
    this.reloads = reloads;
    this.gauges = gauges;
    this.restriction = restriction;
    this.file = file;
    this.brake = brake;
  }

  @Override
  public AgentStatus get() {
    var settings = restriction.apply(reloads.current().configuration().settings());
    Reloads.Loading loading = reloads.loading();
    SteadyClock clock = incarnation.clock();
    return new AgentStatus(
        settings.server(),
        AgentFacts.version(),
        incarnation.where().last().incarnation(),
        ProcessHandle.current().pid(),
        settings.recoveryActions(),
        brake.current().map(set -> new Brake(set.owner(), set.why(), set.since(), brake.note())),
        NotActive.in(gauges.snapshot()),
        startedAt.plus(clock.offset()),
        Duration.between(startedAt, clock.now()).toMillis() / 1e3,
        file,
        loading.loadedAt(),
        loading.problems(),
        reloads.effective().applied(),
        parts());
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(part("core", gauges.loopTrouble(), OF_THE_CORE));
    parts.add(part("store", gauges.storeTrouble(), OF_THE_STORE));
    parts.add(part("eventLog", gauges.eventTrouble(), OF_THE_EVENT_LOG));
    parts.add(part("overrides", gauges.overrides().news(), OF_OVERRIDES));
    parts.add(part("inbox", gauges.inboxTrouble(), ""));
    gauges.inQuarantine().stream()
        .limit(MOST_QUARANTINED)
        .forEach(probe -> parts.add(new Part("quarantine", false, probe)));
    parts.add(part("components", gauges.componentTrouble(), OF_COMPONENTS));
    restriction.damage().ifPresent(why -> parts.add(new Part("memory", false, why)));
    gauges.overrides().restraint().ifPresent(why -> parts.add(new Part("restraint", false, why)));
    return parts;
  }

  /** A part whose text says what is wrong, and what that means for everything else. */
  static Part part(String name, Optional<String> trouble, String meaning) {
    return new Part(name, trouble.isEmpty(), trouble.map(what -> what + meaning).orElse(""));
  }
}

package dev.tend.agent;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.ProbeDefinition;
import dev.tend.definition.type.CommonProperties;
import dev.tend.definition.type.ConnectionProperties;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Provenance;
import dev.tend.definition.value.Setting;
import dev.tend.probe.host.ListeningSocket;
import dev.tend.recovery.OperationLimits;
import dev.tend.recovery.service.Services;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Switches health sets off whose service is no part of this host, before overrides, so that one
 * that says otherwise wins. Nothing is left unwatched by mistake: what cannot be found out stays as
 * it was last known, and at first counts as present; and a set is watched whose probes go to
 * another host, or to a port on which anything has listened in this run.
 */
final class AbsentServices {
  private static final Logger LOG = LoggerFactory.getLogger(AbsentServices.class);

  /** For all services together; the agent's start waits for it. */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private static final String PORT = "port";
  private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "::1");

  private final Services services;
  private final IntPredicate listens;

  /** Why each service is absent; empty for those that are not. */
  private final TreeMap<String, Optional<String>> known =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The sets whose ports something else has served. */
  private final TreeSet<String> served = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Knows nothing yet.
   *
   * @param services says which of them are absent
   * @param listens whether anything on this host listens on a port
   */
  AbsentServices(Services services, IntPredicate listens) {
    this.services = services;
    this.listens = listens;
  }

  /** Whether anything on this host listens on a port; also true when that cannot be read. */
  static boolean listensHere(int port) {
    ListeningSocket sockets = new ListeningSocket(Path.of("/proc/net"), () -> false);
    try {
      return !sockets.readPort(port) || sockets.listeners() > 0;
    } catch (IOException unknown) {
      return true;
    }
  }

  /**
   * Asks, and says what takes part.
   *
   * @param declared health sets as they are declared
   * @return the same, with those switched off whose service is absent
   */
  synchronized List<HealthSetDefinition> without(List<HealthSetDefinition> declared) {
    OperationLimits limits =
        new OperationLimits(Deadline.in(TIMEOUT), new CancellationScope(), (pid, ticks) -> {});
    declared.stream()
        .flatMap(set -> set.onlyWith().stream())
        .distinct()
        .forEach(service -> look(service, limits));
    List<HealthSetDefinition> taking = new ArrayList<>();
    for (HealthSetDefinition set : declared) {
      Optional<String> why =
          set.onlyWith().flatMap(service -> known.getOrDefault(service, Optional.empty()));
      boolean off = why.isPresent() && set.enabled() && !isServed(set);
      taking.add(off ? switchedOff(set, why.get()) : set);
    }
    return List.copyOf(taking);
  }

  private void look(String service, OperationLimits limits) {
    try {
      Optional<String> now = services.absent(service, limits);
      Optional<String> before = known.getOrDefault(service, Optional.empty());
      known.put(service, now);
      if (!now.equals(before)) {
        LOG.warn(
            "health sets that are only watched with {}: {}",
            service,
            now.map(why -> "switched off, since " + why).orElse("watched again"));
      }
    } catch (IOException unknown) {
      LOG.debug("whether {} is installed is unknown: {}", service, unknown.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something else may do the work of the service; once it fails, that is what is watched for. */
  private boolean isServed(HealthSetDefinition set) {
    if (!served.contains(set.name())
        && set.probes().stream().filter(ProbeDefinition::enabled).anyMatch(this::isServed)) {
      served.add(set.name());
    }
    return served.contains(set.name());
  }

  private boolean isServed(ProbeDefinition probe) {
    return !asksThisHost(probe) || ports(probe).anyMatch(listens);
  }

  /** Whether a probe asks on loopback, or names no host at all. */
  static boolean asksThisHost(ProbeDefinition probe) {
    return probe
        .settings()
        .find(ConnectionProperties.HOST)
        .filter(host -> !THIS_HOST.contains(host))
        .isEmpty();
  }

  /** The ports that a probe connects to. */
  static IntStream ports(ProbeDefinition probe) {
    return probe.properties().stream()
        .filter(property -> property.name().equals(PORT))
        .flatMap(property -> number(probe, property).stream())
        .mapToInt(Integer::intValue);
  }

  private static Optional<Integer> number(ProbeDefinition probe, Property<?> property) {
    return probe
        .settings()
        .find(property)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast);
  }

  private static HealthSetDefinition switchedOff(HealthSetDefinition set, String why) {
    Setting off = new Setting(false, new Provenance.Absent(why));
    return set.withSettings(set.settings().with(CommonProperties.ENABLED.name(), off));
  }
}

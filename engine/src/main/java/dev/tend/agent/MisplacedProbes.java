package dev.tend.agent;

import dev.tend.core.input.Outcome;
import dev.tend.core.input.ProbeReported;
import dev.tend.core.record.StoredState;
import dev.tend.definition.ItemId;
import dev.tend.definition.ProbeDefinition;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.host.ListeningSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Probes that ask where the service does not listen. A probe that has never judged on this server,
 * and is refused on loopback while its port is served on another address of the host, says nothing
 * of the service. One that has judged before, in this run or an earlier one, is believed: then what
 * serves the other address may be a proxy. Safe for use by many threads.
 */
final class MisplacedProbes {
  private final IntFunction<List<String>> listening;
  private final Set<ItemId> judged = ConcurrentHashMap.newKeySet();

  /**
   * Goes on from an earlier run.
   *
   * @param stored what the core remembers of it
   * @param listening the IPv4 addresses on which a port is served; none when that is not known
   */
  MisplacedProbes(StoredState stored, IntFunction<List<String>> listening) {
    this.listening = listening;
    stored
        .checkpoint()
        .ifPresent(
            checkpoint ->
                checkpoint
                    .probes()
                    .forEach(
                        (probe, memory) -> {
                          if (memory.lastConclusiveStart() != Long.MIN_VALUE) {
                            judged.add(probe);
                          }
                        }));
  }

  /** Where this host serves a port; empty when the kernel does not tell. */
  static List<String> listeningHere(int port) {
    ListeningSocket sockets = new ListeningSocket(Path.of("/proc/net"), () -> false);
    try {
      return sockets.readPort(port) ? sockets.addresses() : List.of();
    } catch (IOException unknown) {
      return List.of();
    }
  }

  /** The result, or that it says nothing of the service. */
  ProbeReported judge(ProbeDefinition probe, ProbeReported result) {
    if (!result.outcome().conclusive() || judged.contains(result.probe())) {
      return result;
    }
    Optional<String> elsewhere = elsewhere(probe, result);
    if (elsewhere.isEmpty()) {
      judged.add(result.probe());
      return result;
    }
    return result
        .comingTo(Outcome.INCONCLUSIVE)
        .saying(
            result.errorClass(),
            result.message()
                + ", and this probe has never found anything there, but "
                + elsewhere.get()
                + " is served: give the probe that host, or let the service listen here");
  }

  private Optional<String> elsewhere(ProbeDefinition probe, ProbeReported result) {
    boolean refusedHere =
        result.errorClass().equals(ErrorClass.CONNECTION_REFUSED)
            && AbsentServices.asksThisHost(probe);
    if (!refusedHere) {
      return Optional.empty();
    }
    return AbsentServices.ports(probe)
        .boxed()
        .flatMap(
            port ->
                listening.apply(port).stream()
                    .filter(address -> !address.startsWith("127.") && !address.equals("0.0.0.0"))
                    .map(address -> address + " port " + port))
        .findFirst();
  }
}

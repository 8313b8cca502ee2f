package dev.tend.api.client;

import dev.tend.api.answer.AgentReport;
import dev.tend.api.answer.HealthReport;
import dev.tend.api.answer.InvokeRequest;
import dev.tend.api.answer.InvokedProbe;
import dev.tend.api.answer.ItemIdentities;
import dev.tend.api.answer.OperationAnswer;
import dev.tend.api.answer.ReloadAnswer;
import dev.tend.api.answer.RepairingRequest;
import dev.tend.api.answer.Scope;
import dev.tend.api.answer.ServerHealth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the agent on this host. Every question opens a connection of its own. */
public final class AgentClient {
  private static final Duration USUAL = Duration.ofSeconds(15);
  private static final Duration RELOAD = Duration.ofSeconds(75);
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(6);

  private final Wire wire;

  /**
   * A client.
   *
   * @param address where the agent listens, such as {@code 127.0.0.1:9425}; a literal loopback
   *     address
   * @param token the file of its token
   */
  public AgentClient(String address, Path token) {
    wire = new Wire(address, token);
  }

  /** The raw monitors within a scope of health set and target. */
  public ServerHealth health(Scope scope) throws AgentException {
    return wire.get("/v1/health" + query(scope), USUAL, ServerHealth.class);
  }

  /** How the server stands, within a scope of health set and target. */
  public HealthReport report(Scope scope) throws AgentException {
    return wire.get("/v1/report" + query(scope), USUAL, HealthReport.class);
  }

  /** How the agent itself stands. */
  public AgentReport status() throws AgentException {
    return wire.get("/v1/status", USUAL, AgentReport.class);
  }

  /** What an identity names; without one, everything. */
  public ItemIdentities identities(Optional<String> identity) throws AgentException {
    String query = identity.map(name -> "?identity=" + encode(name)).orElse("");
    return wire.get("/v1/identities" + query, USUAL, ItemIdentities.class);
  }

  /** Runs a probe; waits until it is over. */
  public InvokedProbe invoke(InvokeRequest request) throws AgentException {
    return wire.post("/v1/probes/invoke", request, LONGEST_PROBE, InvokedProbe.class);
  }

  /** Sets or takes away a repairing mark. */
  public OperationAnswer repairing(RepairingRequest request) throws AgentException {
    return wire.post("/v1/monitors/repairing", request, USUAL, OperationAnswer.class);
  }

  /** Loads configuration and definitions anew. */
  public ReloadAnswer reload() throws AgentException {
    return wire.post("/v1/reload", "", RELOAD, ReloadAnswer.class);
  }

  private static String query(Scope scope) {
    StringBuilder query = new StringBuilder();
    scope.healthSet().ifPresent(set -> query.append("&healthSet=").append(encode(set)));
    scope.target().ifPresent(target -> query.append("&target=").append(encode(target)));
    return query.isEmpty() ? "" : query.replace(0, 1, "?").toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

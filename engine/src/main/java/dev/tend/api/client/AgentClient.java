package dev.tend.api.client;

import dev.tend.api.AgentStatus;
import dev.tend.api.OperationAnswer;
import dev.tend.api.ReloadAnswer;
import dev.tend.api.model.ApprovalRequest;
import dev.tend.api.model.BrakeRequest;
import dev.tend.api.model.ClearRequest;
import dev.tend.api.model.ComponentAnswer;
import dev.tend.api.model.ComponentRequest;
import dev.tend.api.model.HealthReport;
import dev.tend.api.model.InvokeRequest;
import dev.tend.api.model.InvokedProbe;
import dev.tend.api.model.ItemExplanations;
import dev.tend.api.model.ItemFilter;
import dev.tend.api.model.ItemIdentities;
import dev.tend.api.model.NotificationAnswer;
import dev.tend.api.model.NotificationRequest;
import dev.tend.api.model.PeopleNeeded;
import dev.tend.api.model.RepairingRequest;
import dev.tend.api.model.ServerComponents;
import dev.tend.api.model.ServerHealth;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideChange;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the agent on this host. Every question opens a connection of its own. */
public final class AgentClient {
  private static final Duration USUAL = Duration.ofSeconds(15);
  private static final Duration OVERRIDES = Duration.ofSeconds(45);
  private static final Duration RELOAD = Duration.ofSeconds(75);
  private static final Duration LONGEST_PROBE = Duration.ofMinutes(6);

  private final HttpTransport httpTransport;

  /**
   * A client.
   *
   * @param address where the agent listens, such as {@code 127.0.0.1:9425}; a literal loopback
   *     address
   * @param token the file of its token
   */
  public AgentClient(String address, Path token) {
    httpTransport = new HttpTransport(address, token);
  }

  /** The monitors within a scope of health set and target. */
  public ServerHealth health(ItemFilter filter) throws AgentException {
    return httpTransport.get("/v1/health" + query(filter), USUAL, ServerHealth.class);
  }

  /** How healthy the server is, within a scope of health set and target. */
  public HealthReport report(ItemFilter filter) throws AgentException {
    return httpTransport.get("/v1/report" + query(filter), USUAL, HealthReport.class);
  }

  /** The status of the agent itself. */
  public AgentStatus status() throws AgentException {
    return httpTransport.get("/v1/status", USUAL, AgentStatus.class);
  }

  /** What an identity names; without one, everything. */
  public ItemIdentities identities(Optional<String> identity) throws AgentException {
    String query = identity.map(name -> "?identity=" + encode(name)).orElse("");
    return httpTransport.get("/v1/identities" + query, USUAL, ItemIdentities.class);
  }

  /** The properties of what an identity names, with their values in effect. */
  public ItemExplanations help(String identity) throws AgentException {
    return httpTransport.get(
        "/v1/help?identity=" + encode(identity), USUAL, ItemExplanations.class);
  }

  /** Runs a probe; waits until it has ended. */
  public InvokedProbe invoke(InvokeRequest request) throws AgentException {
    return httpTransport.post("/v1/probes/invoke", request, LONGEST_PROBE, InvokedProbe.class);
  }

  /** Sets or clears a repairing mark. */
  public OperationAnswer repairing(RepairingRequest request) throws AgentException {
    return httpTransport.post("/v1/monitors/repairing", request, USUAL, OperationAnswer.class);
  }

  /** Reports from outside that something is red or green. */
  public NotificationAnswer notify(NotificationRequest request) throws AgentException {
    return httpTransport.post("/v1/notifications", request, USUAL, NotificationAnswer.class);
  }

  /** What waits for a person. */
  public PeopleNeeded peopleNeeded() throws AgentException {
    return httpTransport.get("/v1/people-needed", USUAL, PeopleNeeded.class);
  }

  /** Answers an approval; waits some seconds for what follows. */
  public OperationAnswer approve(ApprovalRequest request) throws AgentException {
    return httpTransport.post("/v1/approvals", request, USUAL, OperationAnswer.class);
  }

  /** Lets Tend act again where it gave up. */
  public OperationAnswer clear(ClearRequest request) throws AgentException {
    return httpTransport.post("/v1/monitors/clear", request, USUAL, OperationAnswer.class);
  }

  /** Stops all recovery, or lets it go on. */
  public OperationAnswer brake(BrakeRequest request) throws AgentException {
    return httpTransport.post("/v1/brake", request, USUAL, OperationAnswer.class);
  }

  /** The components, or the one of a name. */
  public ServerComponents components(Optional<String> component) throws AgentException {
    String query = component.map(name -> "?component=" + encode(name)).orElse("");
    return httpTransport.get("/v1/components" + query, USUAL, ServerComponents.class);
  }

  /** Takes a component out of service, or back. */
  public ComponentAnswer change(ComponentRequest request) throws AgentException {
    return httpTransport.post("/v1/components", request, USUAL, ComponentAnswer.class);
  }

  /** Reloads configuration and definitions. */
  public ReloadAnswer reload() throws AgentException {
    return httpTransport.post("/v1/reload", "", RELOAD, ReloadAnswer.class);
  }

  /** The overrides as the agent last read them. */
  public OverrideListing overrides() throws AgentException {
    return httpTransport.get("/v1/overrides", OVERRIDES, OverrideListing.class);
  }

  /** Adds or removes an override, or says what that would do. */
  public OverrideAnswer change(OverrideChange change) throws AgentException {
    String what =
        switch (change) {
          case OverrideRequest request -> "add";
          case SignedOverride signed -> "add-signed";
          case OverrideRemoval removal -> "remove";
        };
    return httpTransport.post("/v1/overrides/" + what, change, OVERRIDES, OverrideAnswer.class);
  }

  /** Has the agent poll overrides now. */
  public OverrideListing look() throws AgentException {
    return httpTransport.post("/v1/overrides/look", "", OVERRIDES, OverrideListing.class);
  }

  private static String query(ItemFilter filter) {
    StringBuilder query = new StringBuilder();
    filter.healthSet().ifPresent(set -> query.append("&healthSet=").append(encode(set)));
    filter.target().ifPresent(target -> query.append("&target=").append(encode(target)));
    return query.isEmpty() ? "" : query.replace(0, 1, "?").toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

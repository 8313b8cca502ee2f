package dev.tend.recovery.evidence;

import dev.tend.core.effect.Intent;
import java.util.List;

/**
 * What evidence is for.
 *
 * @param intent the action that follows, or the collection alone
 * @param services the services whose log is of interest, by their service manager's names
 */
public record EvidenceRequest(Intent intent, List<String> services) {
  /** Copies the list. */
  public EvidenceRequest {
    services = List.copyOf(services);
  }

  /** What asked for it and why, in one line. */
  String because() {
    String responder = intent.responder().toString();
    String resource = intent.resource().isEmpty() ? "" : " " + intent.resource();
    return intent.instance()
        + ": "
        + responder
        + " ("
        + intent.definition().type().name()
        + resource
        + ") for monitor "
        + intent.definition().monitor()
        + ", attempt "
        + intent.attempt()
        + " of episode "
        + intent.episode();
  }
}

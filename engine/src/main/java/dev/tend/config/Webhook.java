package dev.tend.config;

import dev.tend.definition.value.WebUrl;
import java.util.Optional;

/**
 * Somebody who is notified of incidents by HTTP.
 *
 * @param url where to post; http or https, without a user or password in it
 * @param team whose pages go there; empty: those of every team that has no webhook of its own.
 *     Where no webhook is without a team, the pages of such a team go to all
 * @param header a header that identifies the agent; empty: none
 */
public record Webhook(WebUrl url, Optional<String> team, Optional<Header> header) {

  /**
   * A header of the request.
   *
   * @param name its name
   * @param secret its value, as a reference to a secret: {@code ${secret:name}}
   */
  public record Header(String name, String secret) {}
}

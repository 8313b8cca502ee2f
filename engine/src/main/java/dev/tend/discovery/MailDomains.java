package dev.tend.discovery;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the mail domains of this server's Postfix, as {@code mydestination} and {@code
 * virtual_mailbox_domains} of its main configuration list them. Domains in tables ({@code hash:},
 * {@code ldap:}, files) cannot be listed; where there is one, the discovery fails and says to use a
 * command. Relay and virtual alias domains, and other instances of Postfix, are not considered.
 */
final class MailDomains implements TargetFinder {
  static final String TYPE = "mail-domains";

  private final List<String> postconf;

  MailDomains() {
    this("postconf");
  }

  MailDomains(String program) {
    postconf = List.of(program, "-xh", "mydestination", "virtual_mailbox_domains");
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> find(List<String> arguments, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    var domains = new ArrayList<String>();
    String output = CommandOutput.run(postconf, deadline, scope);
    for (String word : output.strip().split("[\\s,]+", -1)) {
      if (word.indexOf(':') >= 0 || word.indexOf('/') >= 0 || word.startsWith("!")) {
        throw new DiscoveryException(
            "Postfix keeps mail domains in "
                + word
                + ", which cannot be listed: discover them by a command of your own");
      }
      boolean local = word.equals("localhost") || word.startsWith("localhost.");
      if (!word.isEmpty() && !local && !domains.contains(word)) {
        domains.add(word);
      }
    }
    return domains;
  }
}

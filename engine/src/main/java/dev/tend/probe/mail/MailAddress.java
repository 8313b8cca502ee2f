package dev.tend.probe.mail;

import dev.tend.definition.value.Property;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ConversationException;
import java.util.Optional;

/**
 * A mail address that can stand in a command and in a header.
 *
 * @param text the address: visible ASCII, without angle brackets
 */
record MailAddress(String text) {
  /**
   * The address that the settings name; empty when they name none.
   *
   * @throws ConversationException if it is not one that the probe can use
   */
  static Optional<MailAddress> of(ProbeRun run, Property<String> property)
      throws ConversationException {
    Optional<String> text = run.settings().find(property);
    if (text.isPresent() && !isUsable(text.get())) {
      throw ConversationException.cannot(
          property.name()
              + " is not an address that the probe can use: it must be of the form a@b,"
              + " without spaces, brackets and letters beyond ASCII");
    }
    return text.map(MailAddress::new);
  }

  private static boolean isUsable(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at < text.length() - 1
        && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != '>');
  }

  String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.tend.probe.mail;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueException;
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
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MailAddress(NameForms.mailAddress(text.get())));
    } catch (ValueException unusable) {
      throw ConversationException.cannot(
          property.name() + " is not an address that the probe can use: " + unusable.getMessage());
    }
  }

  String domain() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}

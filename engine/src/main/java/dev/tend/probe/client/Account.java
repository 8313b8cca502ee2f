package dev.tend.probe.client;

import dev.tend.definition.value.Property;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.ProbeRun;
import dev.tend.secret.SecretUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The probe's own account. Not a record, so that nothing prints the password. */
public final class Account {
  private final String username;
  private final String password;

  private Account(String username, String password) {
    this.username = username;
    this.password = password;
  }

  /**
   * The account that the settings name, with its password looked up; empty when they name none.
   *
   * @throws ConversationException if there is no password, or it cannot be obtained
   */
  public static Optional<Account> of(
      ProbeRun run, Property<String> usernameProperty, Property<String> passwordProperty)
      throws ConversationException {
    Optional<String> username = run.settings().find(usernameProperty);
    if (username.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reference = run.settings().find(passwordProperty);
    if (reference.isEmpty()) {
      throw ConversationException.cannot(
          "there is a " + usernameProperty.name() + " and no " + passwordProperty.name());
    }
    try {
      return Optional.of(new Account(username.get(), run.secrets().resolve(reference.get())));
    } catch (SecretUnavailableException unavailable) {
      throw ConversationException.inconclusive(
          ErrorClass.SECRET_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
    }
  }

  /** Its name. */
  public String username() {
    return username;
  }

  /** Its password in the clear. */
  public String password() {
    return password;
  }

  /** The only message of SASL's PLAIN. */
  public String plain() {
    return base64("\0" + username + "\0" + password);
  }

  /** The credentials of HTTP's Basic. */
  public String basic() {
    return base64(username + ":" + password);
  }

  /** A text as it is sent in log-ins. */
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

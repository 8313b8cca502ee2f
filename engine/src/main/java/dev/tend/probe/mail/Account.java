package dev.tend.probe.mail;

import dev.tend.definition.value.Property;
import dev.tend.probe.ErrorClass;
import dev.tend.probe.ProbeRun;
import dev.tend.probe.client.ExchangeException;
import dev.tend.secret.SecretUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The probe's own account. No record, so that nothing prints the password. */
final class Account {
  private final String username;
  private final String password;

  private Account(String username, String password) {
    this.username = username;
    this.password = password;
  }

  /**
   * The account that the settings name, with its password looked up; empty when they name none.
   *
   * @throws ExchangeException if there is no password, or it cannot be had
   */
  static Optional<Account> of(
      ProbeRun run, Property<String> usernameProperty, Property<String> passwordProperty)
      throws ExchangeException {
    Optional<String> username = run.settings().find(usernameProperty);
    if (username.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reference = run.settings().find(passwordProperty);
    if (reference.isEmpty()) {
      throw ExchangeException.inconclusive(
          ErrorClass.CANNOT_MEASURE,
          "there is a " + usernameProperty.name() + " and no " + passwordProperty.name());
    }
    try {
      return Optional.of(new Account(username.get(), run.secrets().resolve(reference.get())));
    } catch (SecretUnavailableException unavailable) {
      throw ExchangeException.inconclusive(
          ErrorClass.SECRET_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
    }
  }

  String username() {
    return username;
  }

  String password() {
    return password;
  }

  /** The only message of SASL's PLAIN. */
  String plain() {
    return base64("\0" + username + "\0" + password);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.tend.secret;

/** Where secrets are looked up. */
public interface Secrets {
  /**
   * The text of a secret.
   *
   * @param reference as a definition gives it: {@code ${secret:name}}
   * @throws SecretUnavailableException if there is no such secret or it may not be used; the
   *     message says what to do and never holds the secret
   */
  String resolve(String reference) throws SecretUnavailableException;
}

package dev.tend.override.shared;

import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.ValueException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;

/**
 * Somebody whose signature makes an override trusted.
 *
 * @param name what signatures name the key by: 1 to 64 letters, digits, dots, hyphens, underscores
 *     and at signs
 * @param key an Ed25519 key; see {@link Signing#publicKey}
 */
public record TrustedKey(String name, PublicKey key) {
  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if the name is none, or the key is not one for Ed25519
   */
  public TrustedKey {
    checkName(name);
    if (!(key instanceof EdECPublicKey edwards)
        || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
      throw new IllegalArgumentException("the key '" + name + "' is not one for Ed25519");
    }
  }

  static boolean isName(String name) {
    try {
      NameForms.keyName(name);
      return true;
    } catch (ValueException none) {
      return false;
    }
  }

  static void checkName(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a key needs a name of 1 to 64 letters, digits, dots, hyphens, underscores or at signs");
    }
  }
}

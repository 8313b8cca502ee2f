package dev.tend.override.shared;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.OverrideText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Ed25519 signatures on overrides. What is signed is {@code tend-override-1}, a line feed, and the
 * line that {@link OverrideText} writes, without its end; so that {@code openssl pkeyutl -sign
 * -rawin} can make them, too.
 */
public final class Signing {
  static final String WORD = "signature";
  private static final String ALGORITHM = "Ed25519";
  private static final String DOMAIN = "tend-override-1\n";

  private Signing() {}

  /**
   * Signs an override.
   *
   * @return the second line of its file, without its end
   * @throws IllegalArgumentException if the key is not one for Ed25519, its name is none, or the
   *     override cannot be written
   */
  public static String sign(PrivateKey key, String keyName, MonitoringOverride override) {
    TrustedKey.checkName(keyName);
    byte[] signed = signed(OverrideText.write(override));
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed);
      return WORD + " " + keyName + " " + Base64.getEncoder().encodeToString(signature.sign());
    } catch (InvalidKeyException wrong) {
      throw new IllegalArgumentException("the key '" + keyName + "' is not one for Ed25519", wrong);
    } catch (GeneralSecurityException missing) {
      throw withoutEd25519(missing);
    }
  }

  /** Whether a signature is of this line and by this key. */
  static boolean isGood(PublicKey key, String line, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(signed(line));
      return check.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException missing) {
      throw withoutEd25519(missing);
    }
  }

  private static byte[] signed(String line) {
    return (DOMAIN + line).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a private key as {@code openssl genpkey -algorithm ed25519} writes it: PKCS 8 in PEM, not
   * encrypted.
   *
   * @throws KeyFormatException if it is none
   */
  public static PrivateKey privateKey(String pem) throws KeyFormatException {
    byte[] key = Pem.decode(pem, "PRIVATE KEY");
    return read(KeyFactory::generatePrivate, new PKCS8EncodedKeySpec(key), "private");
  }

  /**
   * Reads a public key as {@code openssl pkey -pubout} writes it: X.509 in PEM.
   *
   * @throws KeyFormatException if it is none
   */
  public static PublicKey publicKey(String pem) throws KeyFormatException {
    byte[] key = Pem.decode(pem, "PUBLIC KEY");
    return read(KeyFactory::generatePublic, new X509EncodedKeySpec(key), "public");
  }

  private interface Generation<T> {
    T from(KeyFactory factory, KeySpec spec) throws InvalidKeySpecException;
  }

  private static <T> T read(Generation<T> generation, KeySpec spec, String kind)
      throws KeyFormatException {
    try {
      return generation.from(KeyFactory.getInstance(ALGORITHM), spec);
    } catch (InvalidKeySpecException wrong) {
      // The cause is left behind: nobody knows what of a key its message shows.
      throw new KeyFormatException(
          "this is not a "
              + kind
              + " key for Ed25519; make one with: openssl genpkey -algorithm ed25519");
    } catch (NoSuchAlgorithmException missing) {
      throw withoutEd25519(missing);
    }
  }

  private static IllegalStateException withoutEd25519(GeneralSecurityException missing) {
    return new IllegalStateException(
        "this Java does not support Ed25519; run Tend on a full JDK", missing);
  }
}

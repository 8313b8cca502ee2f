package dev.tend.override.shared;

import dev.tend.override.store.PrintableText;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Whether a file is signed as it has to be. */
final class Signatures {
  private Signatures() {}

  /**
   * What is wrong.
   *
   * @param line the line that is signed
   * @param signatureLine the line of the signature, without its end
   */
  static Optional<FileStatus.Rejected> objection(
      String line, Optional<String> signatureLine, TrustPolicy trust) {
    if (!trust.asksForSignatures()) {
      return Optional.empty();
    }
    if (signatureLine.isEmpty()) {
      return rejected("it is not signed", "sign it with a key that overrides.trust lists");
    }
    List<String> words = List.of(signatureLine.get().split(" ", -1));
    if (words.size() != 3 || !words.getFirst().equals(Signing.WORD)) {
      return rejected("its second line is no signature", "sign it anew");
    }
    String name = words.get(1);
    List<TrustedKey> keys = trust.keys().stream().filter(key -> key.name().equals(name)).toList();
    if (keys.isEmpty()) {
      return rejected(
          "it is signed with the key '" + PrintableText.of(name) + "', which is not trusted here",
          "sign it with a key that overrides.trust lists, or list that key there");
    }
    return isGood(keys, line, words.get(2))
        ? Optional.empty()
        : rejected(
            "its signature is not one of the key '" + name + "' on this text",
            "find out who changed it; then remove it, or sign it anew");
  }

  private static boolean isGood(List<TrustedKey> keys, String line, String base64) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
    return keys.stream().anyMatch(key -> Signing.isGood(key.key(), line, signature));
  }

  private static Optional<FileStatus.Rejected> rejected(String reason, String remedy) {
    return Optional.of(FileStatus.Rejected.untrusted(reason, remedy));
  }
}

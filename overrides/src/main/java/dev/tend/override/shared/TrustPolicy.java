package dev.tend.override.shared;

import dev.tend.override.store.PrintableText;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose files in the shared directory are trusted.
 *
 * @param keys who may sign; none: signatures are neither required nor checked. With keys, a file
 *     without a valid signature of one of them is left out
 * @param owners users, by name or number, whose files are trusted besides those of root, of the
 *     user this process runs as, and of the directory's owner
 */
public record TrustPolicy(List<TrustedKey> keys, Set<String> owners) {
  /** Requires no signature and names no further owner. */
  public static final TrustPolicy PLAIN = new TrustPolicy(List.of(), Set.of());

  /** Copies both. */
  public TrustPolicy {
    keys = List.copyOf(keys);
    owners = Set.copyOf(owners);
  }

  /** Whether unsigned files are left out. */
  public boolean asksForSignatures() {
    return !keys.isEmpty();
  }

  /**
   * Why a text is not signed as it has to be; empty when it is.
   *
   * @param line the line that is signed
   * @param signatureLine the line of the signature, without its end
   */
  Optional<FileStatus.Rejected> objection(String line, Optional<String> signatureLine) {
    if (!asksForSignatures()) {
      return Optional.empty();
    }
    if (signatureLine.isEmpty()) {
      return rejected("it is not signed", "sign it with a key that overrides.trust lists");
    }
    List<String> words = List.of(signatureLine.get().split(" ", -1));
    if (words.size() != 3 || !words.getFirst().equals(Signing.WORD)) {
      return rejected("its second line is not a signature", "sign it again");
    }
    String name = words.get(1);
    List<TrustedKey> named = keys.stream().filter(key -> key.name().equals(name)).toList();
    if (named.isEmpty()) {
      return rejected(
          "it is signed with the key '" + PrintableText.of(name) + "', which is not trusted here",
          "sign it with a key that overrides.trust lists, or list that key there");
    }
    return isGood(named, line, words.get(2))
        ? Optional.empty()
        : rejected(
            "its signature is not one of the key '" + name + "' on this text",
            "find out who changed it; then remove it, or sign it again");
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
    return Optional.of(FileStatus.Rejected.of(reason, remedy));
  }
}

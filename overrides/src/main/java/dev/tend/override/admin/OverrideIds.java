package dev.tend.override.admin;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;

/** Gives overrides ids that can be typed and read aloud. */
final class OverrideIds {
  /** No i, l, o or u: they are mistaken for others, or make words. */
  private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int LENGTH = 8;

  private OverrideIds() {}

  /** An id that follows from a key and the instant, and that no known override has. */
  static String of(OverrideKey key, Instant created, Collection<MonitoringOverride> known) {
    String seed = key + "\n" + created;
    String id = id(seed);
    for (int again = 1; isTaken(id, known); again++) {
      id = id(seed + "\n" + again);
    }
    return id;
  }

  static boolean isTaken(String id, Collection<MonitoringOverride> known) {
    return known.stream().anyMatch(other -> other.id().equalsIgnoreCase(id));
  }

  private static String id(String seed) {
    byte[] hash = sha256(seed);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(hash[i] & 31));
    }
    return id.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every Java has SHA-256", never);
    }
  }
}

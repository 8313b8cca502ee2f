package dev.tend.config;

import dev.tend.config.AgentConfiguration.OverrideSource;
import dev.tend.config.AgentConfiguration.TrustedFile;
import dev.tend.file.FileOwnership;
import dev.tend.override.shared.KeyFormatException;
import dev.tend.override.shared.Signing;
import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.shared.TrustedKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads the keys whose signatures on overrides are trusted. */
public final class TrustedKeys {
  private static final int LONGEST = 16 * 1024;

  private TrustedKeys() {}

  /**
   * Who is trusted in the shared directory. Reads the files of the keys, but not the directory,
   * which may hang.
   *
   * @throws UnusableKeyException if one of the keys cannot be used
   */
  public static TrustPolicy trust(OverrideSource source) throws UnusableKeyException {
    List<TrustedKey> keys = new ArrayList<>();
    for (TrustedFile trusted : source.trust()) {
      keys.add(read(trusted));
    }
    return new TrustPolicy(keys, new HashSet<>(source.owners()));
  }

  /** One key. It is refused if others could replace its file, since they could then sign. */
  static TrustedKey read(TrustedFile trusted) throws UnusableKeyException {
    try {
      if (!Files.isRegularFile(trusted.key())) {
        throw unusable(trusted, "there is no such file");
      }
      Optional<String> objection = FileOwnership.objection(trusted.key());
      if (objection.isPresent()) {
        throw unusable(trusted, objection.get());
      }
      try (InputStream stream = Files.newInputStream(trusted.key())) {
        String pem = new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        return new TrustedKey(trusted.name(), Signing.publicKey(pem));
      }
    } catch (KeyFormatException | IllegalArgumentException malformed) {
      throw unusable(trusted, String.valueOf(malformed.getMessage()));
    } catch (IOException unreadable) {
      throw unusable(trusted, "it cannot be read: " + unreadable);
    }
  }

  private static UnusableKeyException unusable(TrustedFile trusted, String why) {
    return new UnusableKeyException(
        "the key " + trusted.name() + " of overrides.trust, " + trusted.key() + ": " + why);
  }
}

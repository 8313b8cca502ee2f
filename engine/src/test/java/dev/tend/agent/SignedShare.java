package dev.tend.agent;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.Selector;
import dev.tend.override.Validity;
import dev.tend.override.VersionRange;
import dev.tend.override.shared.SharedDirectory;
import dev.tend.override.shared.Signing;
import dev.tend.override.shared.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A directory of overrides that are signed by anna, and what goes wrong in such a directory. */
final class SignedShare {
  private final Path directory;
  private final Path key;
  private final KeyPair pair;

  SignedShare(Path root) throws Exception {
    directory = Files.createDirectory(root.resolve("shared"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    key =
        Files.writeString(
            root.resolve("anna.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
  }

  Path directory() {
    return directory;
  }

  Path key() {
    return key;
  }

  /** The directory as somebody sees it who has looked at it. */
  SharedDirectory look(TrustPolicy trust) throws Exception {
    SharedDirectory seen = new SharedDirectory(directory, trust);
    seen.overrides();
    return seen;
  }

  void disables(String id, String monitor) throws Exception {
    writeSigned(disabling(id, monitor));
  }

  void disables(String id, String monitor, String versions) throws Exception {
    writeSigned(
        Member.override(
            id,
            new Selector.All(),
            monitor,
            "false",
            new Validity.Versions(VersionRange.parse(versions))));
  }

  private static MonitoringOverride disabling(String id, String monitor) {
    return Member.override(id, new Selector.All(), monitor, "false", new Validity.Forever());
  }

  private void writeSigned(MonitoringOverride override) throws Exception {
    String signature = Signing.sign(pair.getPrivate(), "anna", override);
    look(TrustPolicy.PLAIN).add(override, Optional.of(signature), false, Instant.now());
  }

  void disablesUnsigned(String id, String monitor) throws Exception {
    look(TrustPolicy.PLAIN).add(disabling(id, monitor), Optional.empty(), false, Instant.now());
  }

  void disablesWritableForAll(String id, String monitor) throws Exception {
    disables(id, monitor);
    Files.setPosixFilePermissions(file(id, monitor), PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  void removes(String id, String monitor) throws Exception {
    look(TrustPolicy.PLAIN).remove(disabling(id, monitor).key());
  }

  /** Its writer died in the middle, on a file system where that shows. */
  void halves(String id, String monitor) throws Exception {
    Path file = file(id, monitor);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
  }

  /** The file of an override. */
  Path file(String id, String monitor) throws Exception {
    try (var files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        if (Files.readString(file).contains("\"" + id + "\"")) {
          return file;
        }
      }
    }
    String text = disabling(id, monitor).key().text();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return directory.resolve(HexFormat.of().formatHex(hash) + ".json");
  }
}

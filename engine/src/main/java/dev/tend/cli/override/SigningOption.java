package dev.tend.cli.override;

import dev.tend.cli.output.CannotAskException;
import dev.tend.override.MonitoringOverride;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import dev.tend.override.shared.KeyFormatException;
import dev.tend.override.shared.Signing;
import dev.tend.override.store.OverrideText;
import dev.tend.override.store.OverrideTextException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options {@code --sign} and {@code --key-name}. The key does not leave this program. */
final class SigningOption {
  private static final int LONGEST = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  @Option(
      names = "--sign",
      paramLabel = "KEYFILE",
      description =
          "Signs it, where overrides.trust requires signatures, with an Ed25519 key in PEM that"
              + " only its owner may read; the key does not leave this program.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--key-name",
      paramLabel = "NAME",
      description = "The name that overrides.trust gives the key.")
  private Optional<String> name = Optional.empty();

  /** Whether to sign. */
  boolean isAsked() {
    return file.isPresent() || name.isPresent();
  }

  /** The override that a trial composed, signed, if it is the one that was asked for. */
  SignedOverride signed(OverrideAnswer would, OverrideRequest request) {
    String text = would.text().orElse("");
    try {
      MonitoringOverride composed = OverrideText.read(text);
      if (composed.scope() != request.scope()
          || !composed.owner().equals(request.owner().strip())
          || !composed.reason().equals(request.reason().strip())) {
        throw new CannotAskException("the agent composed a different override; it was not signed");
      }
      return new SignedOverride(text, sign(composed), request.replace(), request.unseen());
    } catch (OverrideTextException unreadable) {
      throw new CannotAskException(
          "the agent did not compose an override: "
              + unreadable.getMessage()
              + "; nothing was signed");
    }
  }

  private String sign(MonitoringOverride override) {
    if (file.isEmpty() || name.isEmpty()) {
      throw new CannotAskException("--sign and --key-name must be given together");
    }
    try {
      return Signing.sign(key(file.get()), name.get(), override);
    } catch (KeyFormatException | IllegalArgumentException wrong) {
      throw new CannotAskException(file.get() + ": " + wrong.getMessage());
    }
  }

  private static PrivateKey key(Path file) throws KeyFormatException {
    try (InputStream stream = Files.newInputStream(file)) {
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new CannotAskException(
            "users other than its owner can access " + file + "; chmod 600 it, or make a new key");
      }
      return Signing.privateKey(new String(stream.readNBytes(LONGEST), StandardCharsets.US_ASCII));
    } catch (IOException unreadable) {
      throw new CannotAskException(file + " cannot be read: " + unreadable);
    }
  }
}

package dev.tend.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.override.shared.TrustPolicy;
import dev.tend.override.shared.TrustedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Overrides in a directory that asks for signatures. */
class SignedOverrideTest {
  private static final String[] ADD = {
    "override", "add", "Store/DatabaseRepeatedMountsMonitor", "enabled=false", "--global"
  };

  @TempDir private Path directory;
  private OverridePlace place;
  private Path good;
  private Path other;

  @BeforeEach
  void start() throws Exception {
    KeyPair trusted = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    KeyPair stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    good = pem("good.pem", trusted.getPrivate());
    other = pem("other.pem", stranger.getPrivate());
    TrustedKey key = new TrustedKey("anna", trusted.getPublic());
    place = OverridePlace.withAgent(directory, new TrustPolicy(List.of(key), Set.of()));
  }

  @AfterEach
  void stop() throws Exception {
    place.close();
  }

  private Path pem(String name, PrivateKey key) throws Exception {
    Path file = directory.resolve(name);
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Tend add(String... more) {
    return place.tend(Stream.concat(Stream.of(ADD), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void signed_with_a_trusted_key_it_is_written() throws Exception {
    Tend run = add("--sign=" + good, "--key-name=anna", "--duration=1d");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains(" added: ");
    assertThat(place.words()).containsExactly("Store\\DatabaseRepeatedMountsMonitor enabled=false");
  }

  @Test
  void unsigned_or_badly_signed_nothing_is_written() throws Exception {
    assertThat(add().err()).contains("it is not signed");
    assertThat(add("--sign=" + other, "--key-name=anna").err())
        .contains("its signature is not one of the key 'anna'");
    assertThat(add("--sign=" + good, "--key-name=ben").err())
        .contains("the key 'ben', which is not trusted here");
    assertThat(add("--sign=" + good).err())
        .contains("--sign and --key-name must be given together");
    assertThat(place.kept()).isEmpty();
  }

  @Test
  void a_trial_says_that_a_signature_will_be_needed() throws Exception {
    assertThat(add("--what-if").out()).contains("would be added", "note: ", "it is not signed");
  }

  @Test
  void a_key_that_others_can_read_is_not_used() throws Exception {
    Files.setPosixFilePermissions(good, PosixFilePermissions.fromString("rw-r-----"));

    Tend run = add("--sign=" + good, "--key-name=anna");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("users other than its owner can access", "chmod 600");
  }

  @Test
  void a_file_that_is_no_key_is_named_and_not_shown() throws Exception {
    Files.writeString(good, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

    Tend run = add("--sign=" + good, "--key-name=anna");
    assertThat(run.err()).contains("good.pem", "openssl genpkey").doesNotContain("c2VjcmV0");
  }

  @Test
  void only_global_overrides_are_signed() {
    Tend run =
        place.tend(
            "override", "add", "Store", "enabled=false", "--sign=" + good, "--key-name=anna");
    assertThat(run.err()).contains("only global overrides are signed");
  }
}

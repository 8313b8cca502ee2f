package dev.tend.override.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.store.ExistingOverrideException;
import dev.tend.override.store.OverrideText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures and keys of the real openssl. */
class SigningTest {
  private static final MonitoringOverride ONE = Sample.of("One", "5");

  @TempDir private Path path;
  @TempDir private Path keys;
  private TrustPolicy trust;

  @BeforeEach
  void makeKey() throws Exception {
    Surroundings.need(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl");
    trust =
        new TrustPolicy(
            List.of(new TrustedKey("ann", Signing.publicKey(publicKey("ann")))), Set.of());
  }

  private static void openssl(Object... arguments) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    assertThat(Surroundings.run(command.toArray())).isTrue();
  }

  private String privateKey(String name) throws Exception {
    Path file = keys.resolve(name);
    if (!Files.exists(file)) {
      openssl("genpkey", "-algorithm", "ed25519", "-out", file);
    }
    return Files.readString(file);
  }

  private String publicKey(String name) throws Exception {
    privateKey(name);
    Path file = keys.resolve(name + ".pub");
    openssl("pkey", "-in", keys.resolve(name), "-pubout", "-out", file);
    return Files.readString(file);
  }

  private SharedView look() throws IOException {
    return new SharedDirectory(path, trust).look(SharedView.EMPTY);
  }

  private void put(String content) throws IOException {
    Files.writeString(path.resolve(DirectoryLayout.name(ONE.key())), content);
  }

  private void leftOut(String reason) throws IOException {
    SharedView view = look();
    assertThat(view.overrides()).isEmpty();
    assertThat(view.rejectedSources()).hasSize(1);
    assertThat(view.rejectedSources().getFirst().reason()).contains(reason);
  }

  private String signed(String signer, String keyName, MonitoringOverride override)
      throws Exception {
    return Signing.sign(Signing.privateKey(privateKey(signer)), keyName, override);
  }

  @Test
  void what_is_signed_with_a_trusted_key_is_written_and_believed() throws Exception {
    SharedDirectory shared = new SharedDirectory(path, trust);
    shared.add(ONE, Optional.of(signed("ann", "ann", ONE)), false, Sample.NOW);

    assertThat(look().overrides()).containsExactly(ONE);
  }

  @Test
  void a_bad_signature_keeps_what_was_well_signed_before_up_to_its_own_end() throws Exception {
    Instant end = Sample.NOW.plusSeconds(3600);
    MonitoringOverride signed = Sample.until(end, ONE);
    SharedDirectory shared = new SharedDirectory(path, trust);
    shared.add(signed, Optional.of(signed("ann", "ann", signed)), false, Sample.NOW);
    SharedView before = shared.look(SharedView.EMPTY);
    // Somebody wants it to hold for ever, or another value, and has no key.
    put(OverrideText.write(Sample.of("One", "99")) + "\n" + signed("ann", "ann", signed) + "\n");

    SharedView after = shared.look(before);
    assertThat(after.overrides()).containsExactly(signed);
    assertThat(after.overrides().getFirst().expiredAt(end)).as("it ends as it should").isTrue();
    assertThat(after.rejectedSources().getFirst().reason())
        .contains("its signature is not one of the key 'ann'")
        .endsWith("stays in effect until it is fixed or removed, at most until " + end);
    assertThat(shared.look(shared.recall(after.text())).overrides())
        .as("also after a restart")
        .containsExactly(signed);

    Files.delete(path.resolve(DirectoryLayout.name(ONE.key())));
    SharedView removed = shared.look(after);
    put(OverrideText.write(ONE) + "\n");
    assertThat(shared.look(removed).overrides()).as("what is removed stays so").isEmpty();
  }

  @Test
  void a_key_that_is_no_longer_trusted_ends_what_it_signed_also_when_that_was_kept()
      throws Exception {
    SharedDirectory shared = new SharedDirectory(path, trust);
    shared.add(ONE, Optional.of(signed("ann", "ann", ONE)), false, Sample.NOW);
    SharedView before = shared.look(SharedView.EMPTY);
    put("{");
    SharedView kept = shared.look(before);
    assertThat(kept.overrides()).containsExactly(ONE);

    TrustPolicy other =
        new TrustPolicy(
            List.of(new TrustedKey("bob", Signing.publicKey(publicKey("bob")))), Set.of());
    assertThat(new SharedDirectory(path, other).look(kept).overrides()).isEmpty();
    assertThat(new SharedDirectory(path, other).recall(kept.text()).overrides()).isEmpty();
  }

  @Test
  void openssl_signs_what_tend_believes() throws Exception {
    Path message =
        Files.writeString(keys.resolve("message"), "tend-override-1\n" + OverrideText.write(ONE));
    Path signature = keys.resolve("signature");
    openssl(
        "pkeyutl",
        "-sign",
        "-rawin",
        "-inkey",
        keys.resolve("ann"),
        "-in",
        message,
        "-out",
        signature);
    String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(signature));
    put(OverrideText.write(ONE) + "\nsignature ann " + base64 + "\n");

    assertThat(look().overrides()).containsExactly(ONE);
    assertThat(base64).isEqualTo(signed("ann", "ann", ONE).split(" ", -1)[2]);
  }

  @Test
  void openssl_finds_the_signatures_of_tend_good() throws Exception {
    String line = signed("ann", "ann", ONE);
    Path message =
        Files.writeString(keys.resolve("message"), "tend-override-1\n" + OverrideText.write(ONE));
    Path signature = keys.resolve("signature");
    Files.write(signature, Base64.getDecoder().decode(line.split(" ", -1)[2]));

    openssl(
        "pkeyutl",
        "-verify",
        "-rawin",
        "-pubin",
        "-inkey",
        keys.resolve("ann.pub"),
        "-in",
        message,
        "-sigfile",
        signature);
  }

  @Test
  void what_is_not_signed_as_it_must_be_is_left_out() throws Exception {
    String text = OverrideText.write(ONE);
    put(text + "\n");
    leftOut("it is not signed");
    put(text + "\n\n");
    leftOut("its second line is not a signature");
    put(text + "\nsignature ann\n");
    leftOut("its second line is not a signature");
    put(text + "\n" + signed("bob", "bob", ONE) + "\n");
    leftOut("it is signed with the key 'bob', which is not trusted here");
    put(text + "\n" + signed("bob", "ann", ONE) + "\n");
    leftOut("its signature is not one of the key 'ann' on this text");
    put(text + "\n" + signed("ann", "ann", Sample.of("One", "6")) + "\n");
    leftOut("its signature is not one of the key 'ann' on this text");
    put(text + "\nsignature ann AAAA\n");
    leftOut("its signature is not one of the key 'ann' on this text");
    put(text + "\nsignature ann !\n");
    leftOut("its signature is not one of the key 'ann' on this text");
    put(text + "\nsignature \u001b[2J AAAA\n");
    leftOut("the key '?[2J', which");
    put(" " + text + "\n" + signed("ann", "ann", ONE) + "\n");
    leftOut("its signature is not one of the key 'ann' on this text");
  }

  @Test
  void what_nobody_would_believe_is_not_written() {
    SharedDirectory shared = new SharedDirectory(path, trust);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> shared.add(ONE, Optional.empty(), false, Sample.NOW))
        .withMessageContaining("no server would trust the override")
        .withMessageContaining("it is not signed");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> shared.add(ONE, Optional.of(signed("bob", "ann", ONE)), false, Sample.NOW))
        .withMessageContaining("its signature is not one of the key 'ann'");

    assertThat(path).isEmptyDirectory();
  }

  @Test
  void a_signature_is_not_looked_at_where_none_is_asked_for()
      throws IOException, ExistingOverrideException {
    trust = TrustPolicy.PLAIN;
    put(OverrideText.write(ONE) + "\nsignature nobody AAAA\n");
    assertThat(look().overrides()).containsExactly(ONE);
  }

  @Test
  void either_of_two_keys_of_one_name_will_do() throws Exception {
    TrustedKey old = new TrustedKey("ann", Signing.publicKey(publicKey("old")));
    trust = new TrustPolicy(List.of(old, trust.keys().getFirst()), Set.of());
    put(OverrideText.write(ONE) + "\n" + signed("ann", "ann", ONE) + "\n");
    assertThat(look().overrides()).containsExactly(ONE);
    put(OverrideText.write(ONE) + "\n" + signed("old", "ann", ONE) + "\n");
    assertThat(look().overrides()).containsExactly(ONE);
  }

  @Test
  void what_is_no_key_is_refused_without_showing_any_of_it() throws Exception {
    String ours = privateKey("ann");
    String secret = ours.lines().skip(1).findFirst().orElseThrow();
    refused(ours.replace(secret, secret.substring(0, 33)), "Base64 is cut off");
    refused(ours.replace(secret, secret.substring(0, 32)), "not a private key for Ed25519");
    refused(ours + ours, "more than one block");
    refused("", "no block '-----BEGIN PRIVATE KEY-----'");
    refused("x".repeat(20_000), "longer than 16 KiB");
    Path rsa = keys.resolve("rsa");
    openssl("genpkey", "-quiet", "-algorithm", "RSA", "-out", rsa);
    refused(Files.readString(rsa), "not a private key for Ed25519");
    Path encrypted = keys.resolve("encrypted");
    Path ann = keys.resolve("ann");
    openssl("pkey", "-in", ann, "-aes256", "-passout", "pass:x", "-out", encrypted);
    refused(Files.readString(encrypted), "the key is encrypted");
    assertThatExceptionOfType(KeyFormatException.class)
        .isThrownBy(() -> Signing.publicKey(ours))
        .withMessageContaining("no block '-----BEGIN PUBLIC KEY-----'");
  }

  private static void refused(String pem, String words) {
    assertThatExceptionOfType(KeyFormatException.class)
        .isThrownBy(() -> Signing.privateKey(pem))
        .withMessageContaining(words)
        .withNoCause()
        .satisfies(
            refusal ->
                assertThat(pem.lines().filter(line -> !line.startsWith("-----")))
                    .noneMatch(line -> String.valueOf(refusal.getMessage()).contains(line)));
  }

  @Test
  void a_name_that_would_not_fit_on_the_line_is_refused() throws Exception {
    assertThatIllegalArgumentException().isThrownBy(() -> signed("ann", "ann b", ONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedKey("", trust.keys().getFirst().key()));
  }
}

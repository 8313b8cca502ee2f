package dev.tend.probe.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Certificates of servers, made when they are first needed. */
public final class TestCertificates {
  public static final TestCertificates GOOD = new TestCertificates("-1d");
  public static final TestCertificates EXPIRED = new TestCertificates("-40d");
  public static final TestCertificates NOT_YET = new TestCertificates("+10d");

  /** The name that all of them are for. */
  public static final String NAME = "mail.example.org";

  private static final String STORE_PASSWORD = "only-for-tests";

  private final String start;
  private @Nullable SSLContext context;

  private TestCertificates(String start) {
    this.start = start;
  }

  /** What a server needs to show this one. */
  public synchronized SSLContext context() throws IOException {
    SSLContext known = context;
    if (known == null) {
      known = make();
      context = known;
    }
    return known;
  }

  private SSLContext make() throws IOException {
    Path directory = Files.createTempDirectory("tend-certificate");
    Path file = directory.resolve("store.p12");
    try {
      keytool(file);
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, STORE_PASSWORD.toCharArray());
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, STORE_PASSWORD.toCharArray());
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), null, null);
      return made;
    } catch (GeneralSecurityException broken) {
      throw new IOException("no certificate could be made", broken);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  private void keytool(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-alias", "server"));
    command.addAll(List.of("-dname", "CN=" + NAME, "-ext", "san=dns:" + NAME + ",ip:127.0.0.1"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", STORE_PASSWORD));
    command.addAll(List.of("-startdate", start, "-validity", "30"));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException interrupted) {
      keytool.destroyForcibly();
      throw new IOException("keytool was interrupted", interrupted);
    }
  }
}

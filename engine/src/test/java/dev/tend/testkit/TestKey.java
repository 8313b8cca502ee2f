package dev.tend.testkit;

import com.unboundid.asn1.ASN1BigInteger;
import com.unboundid.asn1.ASN1Boolean;
import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Null;
import com.unboundid.asn1.ASN1ObjectIdentifier;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.asn1.ASN1UTCTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** Somebody with a name and a key, who gives others certificates, or shows them as a server. */
public final class TestKey {
  private static final AtomicLong SERIAL = new AtomicLong(1000);
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final byte DNS_NAME = (byte) 0x82;

  private final X500Principal name;
  private final KeyPair keys;

  private TestKey(X500Principal name, KeyPair keys) {
    this.name = name;
    this.keys = keys;
  }

  /** With a new key on an elliptic curve. */
  public static TestKey named(String commonName) {
    return named(commonName, "EC", 256);
  }

  /** With a new key of any kind. */
  public static TestKey named(String commonName, String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return new TestKey(new X500Principal("CN=" + commonName), generator.generateKeyPair());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** By its own key, as a root. */
  public Draft self() {
    return by(this).authority();
  }

  /** By another's. */
  public Draft by(TestKey issuer) {
    return new Draft(this, issuer);
  }

  /** What a server with this key needs to show these certificates, in this order, fit or not. */
  public SSLContext showing(X509Certificate... sent) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {new Shown(this, sent)}, null, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a client needs to trust this root and no other. */
  public static SSLContext trusting(X509Certificate root) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("root", root);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A certificate to be. */
  public static final class Draft {
    private final TestKey subject;
    private final TestKey issuer;
    private final List<ASN1Element> extensions = new ArrayList<>();
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant until = Instant.now().plus(Duration.ofDays(80));
    private String hash = "SHA256";

    private Draft(TestKey subject, TestKey issuer) {
      this.subject = subject;
      this.issuer = issuer;
    }

    /** Valid in these days from now; below zero in the past. */
    public Draft valid(int firstDay, int lastDay) {
      from = Instant.now().plus(Duration.ofDays(firstDay));
      until = Instant.now().plus(Duration.ofDays(lastDay));
      return this;
    }

    /** Of one who may sign others. */
    public Draft authority() {
      return extension(BASIC_CONSTRAINTS, true, new ASN1Sequence(new ASN1Boolean(true)).encode());
    }

    /** Of a server of this name. */
    public Draft server(String host) {
      byte[] dns = host.getBytes(StandardCharsets.US_ASCII);
      return extension(
          ALTERNATIVE_NAMES, false, new ASN1Sequence(new ASN1Element(DNS_NAME, dns)).encode());
    }

    /** Signed with this hash. */
    public Draft hashed(String newHash) {
      hash = newHash;
      return this;
    }

    /** With one more extension. */
    public Draft extension(String oid, boolean critical, byte[] value) {
      ASN1Element id = oid(oid);
      ASN1Element content = new ASN1OctetString(value);
      extensions.add(
          critical
              ? new ASN1Sequence(id, new ASN1Boolean(true), content)
              : new ASN1Sequence(id, content));
      return this;
    }

    /** The certificate. */
    public X509Certificate sign() {
      try {
        ASN1Element algorithm = algorithm();
        List<ASN1Element> parts =
            new ArrayList<>(
                List.of(
                    new ASN1Element((byte) 0xA0, new ASN1BigInteger(2).encode()),
                    new ASN1BigInteger(SERIAL.incrementAndGet()),
                    algorithm,
                    ASN1Element.decode(issuer.name.getEncoded()),
                    new ASN1Sequence(time(from), time(until)),
                    ASN1Element.decode(subject.name.getEncoded()),
                    ASN1Element.decode(subject.keys.getPublic().getEncoded())));
        if (!extensions.isEmpty()) {
          parts.add(new ASN1Element((byte) 0xA3, new ASN1Sequence(extensions).encode()));
        }
        ASN1Element content = new ASN1Sequence(parts);
        Signature signature = Signature.getInstance(hash + "with" + kind());
        signature.initSign(issuer.keys.getPrivate());
        signature.update(content.encode());
        byte[] der = new ASN1Sequence(content, algorithm, bits(signature.sign())).encode();
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
      } catch (GeneralSecurityException | ASN1Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private String kind() {
      return issuer.keys.getPrivate().getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
    }

    private ASN1Element algorithm() {
      boolean strong = hash.equals("SHA256");
      return kind().equals("ECDSA")
          ? new ASN1Sequence(oid(strong ? "1.2.840.10045.4.3.2" : "1.2.840.10045.4.1"))
          : new ASN1Sequence(
              oid(strong ? "1.2.840.113549.1.1.11" : "1.2.840.113549.1.1.5"), new ASN1Null());
    }

    private static ASN1Element time(Instant instant) {
      return new ASN1UTCTime(Date.from(instant));
    }

    private static ASN1Element oid(String oid) {
      try {
        return new ASN1ObjectIdentifier(oid);
      } catch (ASN1Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static ASN1Element bits(byte[] content) {
      byte[] counted = new byte[content.length + 1];
      System.arraycopy(content, 0, counted, 1, content.length);
      return new ASN1Element((byte) 0x03, counted);
    }
  }

  /** Unlike a key store, does not look whether certificates fit together. */
  private static final class Shown extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";

    private final TestKey key;
    private final X509Certificate[] sent;

    Shown(TestKey key, X509Certificate[] sent) {
      this.key = key;
      this.sent = sent.clone();
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return type.equals(key.keys.getPublic().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return sent.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key.keys.getPrivate();
    }
  }
}

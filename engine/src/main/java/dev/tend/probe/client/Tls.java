package dev.tend.probe.client;

import dev.tend.tls.ServerNames;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts connections and judges no certificate: a probe that says "the service is down" because
 * its certificate ended would have the service restarted. Safe for use by many threads.
 */
final class Tls {
  private static final int SESSIONS = 1;

  private final CertificateRequests requests = new CertificateRequests();
  private @Nullable SSLContext context;

  /** Lays TLS over a connection, to ask for a name; the handshake is the caller's to begin. */
  SSLSocket over(DeadlineSocket socket, String serverName, int port) throws IOException {
    socket.expectTls();
    var encrypted =
        (SSLSocket) context().getSocketFactory().createSocket(socket, serverName, port, true);
    encrypted.setUseClientMode(true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setServerNames(ServerNames.of(serverName));
    encrypted.setSSLParameters(parameters);
    return encrypted;
  }

  /** Whether the server asked for a certificate of the client, which has none. */
  boolean wantsCertificate(SSLSocket encrypted) {
    return requests.cameOver(encrypted);
  }

  /** Made when first needed: that takes time and memory, and many servers are probed without. */
  private synchronized SSLContext context() {
    SSLContext known = context;
    if (known != null) {
      return known;
    }
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(new KeyManager[] {requests}, new TrustManager[] {new TrustAll()}, null);
      // A resumed session shows the certificate of the one before; and each would take memory.
      made.getClientSessionContext().setSessionCacheSize(SESSIONS);
      context = made;
      return made;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java has no TLS", impossible);
    }
  }

  /** Extended, so that the JDK adds no judgement of its own. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

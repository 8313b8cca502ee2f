package dev.tend.probe.client;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
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

  private @Nullable SSLContext context;

  /** Encrypts a connection, asking for a name; an address is not asked for. */
  SSLSocket over(Socket socket, String serverName, int port) throws IOException {
    var encrypted =
        (SSLSocket) context().getSocketFactory().createSocket(socket, serverName, port, true);
    encrypted.setUseClientMode(true);
    encrypted.startHandshake();
    return encrypted;
  }

  /** Whether it was this side that refused, by rules of its own that other clients may not have. */
  static boolean isRefusedHere(SSLException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("not accepted by client")
        || message.contains("algorithm constraints")
        || message.contains("no appropriate protocol")
        || message.contains("disabled");
  }

  /** Made when first needed: that takes time and memory, and many servers are probed without. */
  private synchronized SSLContext context() {
    SSLContext known = context;
    if (known != null) {
      return known;
    }
    try {
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(null, new TrustManager[] {new TrustAll()}, null);
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

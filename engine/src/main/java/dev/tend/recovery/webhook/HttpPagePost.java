package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.secret.SecretUnavailableException;
import dev.tend.secret.Secrets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts pages as JSON over HTTP/1.1, with a new connection for each: pages are few, and a
 * connection that has died unseen must not swallow one. Certificates are checked against the
 * trusted ones of the Java runtime and the host in the URL. Any status from 200 to 299 takes the
 * page; redirects are not followed. Safe for use by many threads.
 */
public final class HttpPagePost implements PagePost, AutoCloseable {
  private final String server;
  private final HostResolver resolver;
  private final Secrets secrets;
  private final SSLSocketFactory tls;

  /** Cuts off what does not end by itself: a write or a TLS handshake has no timeout of its own. */
  private final ScheduledExecutorService cutOff =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("tend-pager-deadline").unstarted(task));

  /**
   * Posts by these.
   *
   * @param server the name of this server, which bodies and keys hold
   * @param names resolves the hosts of webhooks
   * @param secrets resolves the header's secret, anew for each page
   * @param tls makes TLS connections, by its trusted certificates
   */
  public HttpPagePost(String server, HostResolver resolver, Secrets secrets, SSLSocketFactory tls) {
    this.server = server;
    this.resolver = resolver;
    this.secrets = secrets;
    this.tls = tls;
  }

  @Override
  public void post(Webhook webhook, Page page, Deadline deadline, CancellationScope scope)
      throws IOException, InterruptedException {
    byte[] request = HttpRequest.of(webhook, page, server, header(webhook));
    List<InetAddress> addresses = addresses(webhook.url(), deadline);
    var timer =
        cutOff.schedule(scope::abandon, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    try {
      exchange(webhook.url(), addresses, request, deadline, scope);
    } catch (IOException failed) {
      throw deadline.expired()
          ? new IOException("no answer in time (" + failed.getMessage() + ")", failed)
          : failed;
    } finally {
      timer.cancel(false);
    }
  }

  /** Ends its one thread. */
  @Override
  public void close() {
    cutOff.shutdownNow();
  }

  private void exchange(
      URI url,
      List<InetAddress> addresses,
      byte[] request,
      Deadline deadline,
      CancellationScope scope)
      throws IOException {
    try (Socket socket = connected(url, addresses, deadline, scope)) {
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        int status = HttpStatus.read(socket, deadline);
        if (status < 200 || status > 299) {
          throw new IOException("it answered with HTTP status " + status);
        }
      } finally {
        scope.closed(socket);
      }
    }
  }

  private Socket connected(
      URI url, List<InetAddress> addresses, Deadline deadline, CancellationScope scope)
      throws IOException {
    IOException last = new IOException("it has no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      scope.closes(socket);
      try {
        socket.connect(new InetSocketAddress(address, port(url)), timeout(deadline));
        return isTls(url) ? secured(socket, url, deadline, scope) : socket;
      } catch (IOException refused) {
        scope.closed(socket);
        socket.close();
        last = new IOException(address.getHostAddress() + ": " + refused.getMessage(), refused);
      }
    }
    throw last;
  }

  private Socket secured(Socket plain, URI url, Deadline deadline, CancellationScope scope)
      throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(plain, host(url), port(url), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(timeout(deadline));
    secured.startHandshake();
    scope.closed(plain);
    // The plain one below is what wakes a thread that is stuck in the secured one.
    scope.closes(secured);
    return secured;
  }

  private List<InetAddress> addresses(URI url, Deadline deadline)
      throws IOException, InterruptedException {
    try {
      return resolver.resolve(host(url), deadline);
    } catch (NameNotResolvedException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }

  private String header(Webhook webhook) throws IOException {
    try {
      return webhook.header().isEmpty()
          ? ""
          : webhook.header().get().name()
              + ": "
              + HttpRequest.clean(secrets.resolve(webhook.header().get().secret()))
              + "\r\n";
    } catch (SecretUnavailableException missing) {
      throw new IOException(missing.getMessage(), missing);
    }
  }

  private static int timeout(Deadline deadline) throws IOException {
    if (deadline.expired()) {
      throw new IOException("no time left");
    }
    return deadline.remainingMillis();
  }

  static boolean isTls(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  static String host(URI url) {
    String host = String.valueOf(url.getHost());
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static int port(URI url) {
    return url.getPort() > 0 ? url.getPort() : isTls(url) ? 443 : 80;
  }
}

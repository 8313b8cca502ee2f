package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import dev.tend.definition.value.NameForms;
import dev.tend.definition.value.WebUrl;
import dev.tend.http.Http1Client;
import dev.tend.resolver.HostResolver;
import dev.tend.resolver.NameNotResolvedException;
import dev.tend.secret.SecretUnavailableException;
import dev.tend.secret.Secrets;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import dev.tend.tls.ServerNames;
import dev.tend.tls.TlsSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts pages as JSON over HTTP/1.1, with a new connection for each: pages are few, and a
 * connection that has died unseen must not swallow one. Certificates are checked: by whom the maker
 * of connections trusts, and for the host in the URL. Any status from 200 to 299 takes the page;
 * redirects are not followed. Safe for use by many threads.
 */
public final class HttpPagePost implements AutoCloseable {
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
   * @param server the name of this server, which bodies and idempotency keys contain
   * @param resolver resolves the hosts of webhooks
   * @param secrets resolves the header's secret, again for each page
   * @param tls makes TLS connections, by its trusted certificates
   */
  public HttpPagePost(String server, HostResolver resolver, Secrets secrets, SSLSocketFactory tls) {
    this.server = server;
    this.resolver = resolver;
    this.secrets = secrets;
    this.tls = tls;
  }

  /**
   * Posts a page once, and returns as soon as the webhook has taken it.
   *
   * @throws IOException if it has not, or that cannot be known; the message says why and holds no
   *     secret
   * @throws InterruptedException if interrupted while waiting
   */
  void post(Webhook webhook, Page page, Deadline deadline, CancellationScope scope)
      throws IOException, InterruptedException {
    ClassicHttpRequest request = request(webhook, page);
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
      WebUrl url,
      List<InetAddress> addresses,
      ClassicHttpRequest request,
      Deadline deadline,
      CancellationScope scope)
      throws IOException {
    try (Socket socket = connected(url, addresses, deadline, scope)) {
      try {
        socket.setSoTimeout(timeout(deadline));
        int status = Http1Client.send(socket, request).getCode();
        if (status < 200 || status > 299) {
          throw new IOException("it answered with HTTP status " + status);
        }
      } catch (HttpException unfit) {
        throw new IOException(
            "it answered with something other than HTTP: "
                + clean(String.valueOf(unfit.getMessage())),
            unfit);
      } finally {
        scope.closed(socket);
      }
    }
  }

  private Socket connected(
      WebUrl url, List<InetAddress> addresses, Deadline deadline, CancellationScope scope)
      throws IOException {
    IOException last = new IOException("it has no address");
    for (InetAddress address : addresses) {
      Socket socket = url.encrypted() ? new TlsSocket() : new Socket();
      scope.closes(socket);
      try {
        socket.connect(new InetSocketAddress(address, url.port()), timeout(deadline));
        return url.encrypted() ? secured(socket, url, deadline, scope) : socket;
      } catch (IOException refused) {
        scope.closed(socket);
        socket.close();
        last = new IOException(address.getHostAddress() + ": " + refused.getMessage(), refused);
      }
    }
    throw last;
  }

  private Socket secured(Socket plain, WebUrl url, Deadline deadline, CancellationScope scope)
      throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.createSocket(plain, NameForms.withoutDot(url.host()), url.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(ServerNames.of(url.host()));
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(timeout(deadline));
    secured.startHandshake();
    scope.closed(plain);
    // The plain one below is what wakes a thread that is stuck in the secured one.
    scope.closes(secured);
    return secured;
  }

  private List<InetAddress> addresses(WebUrl url, Deadline deadline)
      throws IOException, InterruptedException {
    try {
      return resolver.resolve(url.host(), deadline);
    } catch (NameNotResolvedException unknown) {
      throw new IOException(unknown.getMessage(), unknown);
    }
  }

  private ClassicHttpRequest request(Webhook webhook, Page page) throws IOException {
    ClassicHttpRequest request = Http1Client.request("POST", webhook.url());
    request.setEntity(new StringEntity(json(page), ContentType.APPLICATION_JSON));
    request.setHeader(
        "Idempotency-Key", clean(server + ":" + page.alertId() + ":" + page.sequence()));
    request.setHeader("Tend-Alert-Id", clean(page.alertId()));
    request.setHeader("Tend-Sequence", page.sequence());
    try {
      if (webhook.header().isPresent()) {
        Webhook.Header header = webhook.header().get();
        request.setHeader(header.name(), clean(secrets.resolve(header.secret())));
      }
    } catch (SecretUnavailableException missing) {
      throw new IOException(missing.getMessage(), missing);
    }
    return request;
  }

  /** One flat object, its fields named as in the event log. */
  private String json(Page page) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("alert.id", page.alertId());
    fields.put("sequence", page.sequence());
    fields.put("kind", page.kind().name().toLowerCase(Locale.ROOT));
    fields.put("server", server);
    fields.put("monitor", page.monitor().toString());
    fields.put("state", page.state().text());
    fields.put("urgency", page.urgency().text());
    fields.put("team", page.team());
    fields.put("subject", page.subject());
    fields.put("reason", page.reason());
    fields.put("evidence", page.evidence());
    return JsonMapper.shared().writeValueAsString(fields);
  }

  /** Without what would begin another header, or steer a terminal. */
  private static String clean(String value) {
    return value.replaceAll("[^\\x20-\\x7e]", "").strip();
  }

  private static int timeout(Deadline deadline) throws IOException {
    if (deadline.expired()) {
      throw new IOException("no time left");
    }
    return deadline.remainingMillis();
  }

  /** Whether pages for it are encrypted. */
  public static boolean isTls(Webhook webhook) {
    return webhook.url().encrypted();
  }
}

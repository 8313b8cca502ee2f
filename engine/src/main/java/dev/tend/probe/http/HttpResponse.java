package dev.tend.probe.http;

import dev.tend.definition.type.Security;
import dev.tend.probe.client.Endpoint;
import java.net.URI;

/**
 * Where a page is.
 *
 * @param endpoint the server
 * @param authority as the server is called in the request
 * @param path path and query, as the request names them
 */
record HttpResponse(Endpoint endpoint, String authority, String path) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Of a URL that the definition has checked. */
  static HttpResponse of(String url) {
    URI uri = URI.create(url);
    boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
    int usual = encrypted ? HTTPS : HTTP;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new HttpResponse(
        new Endpoint(bare(uri.getHost()), port, encrypted ? Security.TLS : Security.NONE),
        port == usual ? uri.getHost() : uri.getHost() + ":" + port,
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}

package dev.tend.recovery.webhook;

import dev.tend.config.Webhook;
import dev.tend.core.effect.Page;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One POST as it goes over the wire. Written by hand because the clients of the Java runtime look
 * host names up themselves, with no deadline.
 */
final class HttpRequest {
  private HttpRequest() {}

  static byte[] of(Webhook webhook, Page page, String server, String header) {
    byte[] body = PageJson.of(page, server);
    String key = clean(server + ":" + page.alertId() + ":" + page.sequence());
    String head =
        "POST "
            + target(webhook.url())
            + " HTTP/1.1\r\nHost: "
            + webhook.url().getRawAuthority()
            + "\r\nUser-Agent: tend\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length
            + "\r\nIdempotency-Key: "
            + key
            + "\r\nTend-Alert-Id: "
            + clean(page.alertId())
            + "\r\nTend-Sequence: "
            + page.sequence()
            + "\r\n"
            + header
            + "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** Without what would begin another header. */
  static String clean(String value) {
    return value.replaceAll("[^\\x20-\\x7e]", "").strip();
  }

  private static String target(URI url) {
    String path = url.getRawPath();
    String shown = path == null || path.isEmpty() ? "/" : path;
    return url.getRawQuery() == null ? shown : shown + "?" + url.getRawQuery();
  }
}

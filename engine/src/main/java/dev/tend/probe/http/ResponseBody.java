package dev.tend.probe.http;

import dev.tend.probe.client.ExchangeException;
import dev.tend.probe.client.LineConnection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the beginning of a page, in whichever way its length is told. */
final class ResponseBody {
  /** What is read of a page; the rest stays where it is. */
  static final int MOST_BYTES = 64 * 1024;

  private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1,15}(?:[ \\t]*;.*)?[ \\t]*");

  private ResponseBody() {}

  /** The beginning, as UTF-8; bytes that are none become the replacement character. */
  static String read(LineConnection connection, ResponseHead head) throws ExchangeException {
    connection.beginReply();
    byte[] page;
    if (!head.hasPage()) {
      page = new byte[0];
    } else if (head.chunked()) {
      page = chunks(connection);
    } else if (head.length().isPresent()) {
      page = connection.octets((int) Math.min(MOST_BYTES, head.length().getAsLong()));
    } else {
      page = connection.rest(MOST_BYTES);
    }
    return new String(page, StandardCharsets.UTF_8);
  }

  private static byte[] chunks(LineConnection connection) throws ExchangeException {
    var page = new ByteArrayOutputStream();
    while (page.size() < MOST_BYTES) {
      connection.beginReply();
      String line = connection.line();
      if (!CHUNK.matcher(line).matches()) {
        throw connection.violation(line);
      }
      long length = Long.parseLong(line.split("[ \\t;]", 2)[0], 16);
      if (length == 0) {
        break;
      }
      int wanted = (int) Math.min(length, MOST_BYTES - page.size());
      connection.beginReply();
      page.writeBytes(connection.octets(wanted));
      if (wanted == length && !connection.line().isEmpty()) {
        throw connection.violation("a chunk that is longer than it says");
      }
    }
    return page.toByteArray();
  }
}

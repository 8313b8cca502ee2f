package dev.tend.recovery.webhook;

import dev.tend.time.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads no more of an answer than its status. */
final class HttpStatus {
  private static final int LONGEST_LINE = 1024;
  private static final int LONGEST_EXCERPT = 60;
  private static final Pattern LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  private HttpStatus() {}

  static int read(Socket socket, Deadline deadline) throws IOException {
    String line = line(socket, deadline);
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException(
          "it answered with something else than HTTP: "
              + line.substring(0, Math.min(LONGEST_EXCERPT, line.length())));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static String line(Socket socket, Deadline deadline) throws IOException {
    InputStream in = socket.getInputStream();
    var line = new ByteArrayOutputStream();
    while (line.size() < LONGEST_LINE) {
      if (deadline.expired()) {
        throw new IOException("no answer");
      }
      socket.setSoTimeout(deadline.remainingMillis());
      int next = in.read();
      if (next < 0) {
        throw new IOException("it closed the connection without an answer");
      }
      if (next == '\n') {
        break;
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}

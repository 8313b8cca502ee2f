package dev.tend.balancer;

import dev.tend.core.input.ComponentState;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Health checks by HTTP: {@code GET} or {@code HEAD /health/COMPONENT} is 200 while the component
 * is active, and 503 while it is draining, inactive or not known yet. Reads a head of 4 KiB at most
 * and no body; closes the connection after each answer.
 */
public final class HealthCheck implements BalancerListener.Protocol {
  private static final int LONGEST_HEAD = 4096;
  private static final Pattern END_OF_HEAD = Pattern.compile("\r?\n\r?\n");
  private static final Pattern REQUEST =
      Pattern.compile("(?s)([A-Z]{1,16}) (\\S{1,512}) HTTP/1\\.[01]\r?\n.*");
  private static final Pattern PATH = Pattern.compile("/health/([A-Za-z0-9._-]{1,128})(?:\\?.*)?");
  private static final String PLACE = "a component is at /health/NAME";

  private final ComponentAnswers answers;

  /** Tells of all components. */
  public HealthCheck(ComponentAnswers answers) {
    this.answers = answers;
  }

  private record Reply(String status, String text) {}

  @Override
  public void answer(Socket asker, Deadline deadline) throws IOException {
    Optional<String> head = head(asker, deadline);
    Matcher request = REQUEST.matcher(head.orElse(""));
    boolean readable = request.matches();
    String method = readable ? request.group(1) : "";
    Reply reply =
        readable
            ? reply(method, request.group(2), asker.getInetAddress())
            : new Reply("400 Bad Request", "this is not a request of HTTP/1.1 that can be read");
    String body = reply.text() + "\n";
    String answer =
        """
        HTTP/1.1 %s
        Content-Type: text/plain; charset=utf-8
        Content-Length: %d
        Cache-Control: no-store
        Connection: close

        """
            .formatted(reply.status(), body.length())
            .replace("\n", "\r\n");
    asker
        .getOutputStream()
        .write((answer + (method.equals("HEAD") ? "" : body)).getBytes(StandardCharsets.US_ASCII));
  }

  private Reply reply(String method, String target, InetAddress asker) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return new Reply("405 Method Not Allowed", "only GET and HEAD are answered");
    }
    Matcher path = PATH.matcher(target);
    if (!path.matches()) {
      return new Reply("404 Not Found", PLACE);
    }
    return answers
        .answer(path.group(1), asker)
        .map(HealthCheck::reply)
        .orElseGet(() -> new Reply("404 Not Found", "there is no component " + path.group(1)));
  }

  private static Reply reply(BalancerAnswer answer) {
    boolean active = answer.state().filter(ComponentState.ACTIVE::equals).isPresent();
    return new Reply(active ? "200 OK" : "503 Service Unavailable", answer.sentence());
  }

  /** The request's head; empty when it is too long, or did not come in time. */
  private static Optional<String> head(Socket asker, Deadline deadline) throws IOException {
    byte[] octets = new byte[LONGEST_HEAD];
    int length = 0;
    while (length < octets.length && !deadline.expired()) {
      int more = BalancerListener.read(asker, octets, length, deadline);
      if (more < 0) {
        return Optional.empty();
      }
      length += more;
      String head = new String(octets, 0, length, StandardCharsets.ISO_8859_1);
      if (END_OF_HEAD.matcher(head).find()) {
        return Optional.of(head);
      }
    }
    return Optional.empty();
  }
}

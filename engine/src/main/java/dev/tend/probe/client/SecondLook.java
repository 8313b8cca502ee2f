package dev.tend.probe.client;

import dev.tend.time.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a server that did not answer this client's TLS once more, as a client that offers more:
 * whether nobody gets on with it, or only this client does not.
 *
 * @param address where it was reached
 * @param spoken what was said in the clear before, to be said again
 * @param serverName the name asked for
 */
record SecondLook(SocketAddress address, List<Step> spoken, String serverName) {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(SecondLook.class);

  /** What the server chooses then, for a person; empty if nothing. */
  Optional<String> within(ConnectionContext context) {
    Deadline soon = context.deadline().orWithin(LONGEST);
    DeadlineSocket socket = new DeadlineSocket(soon);
    context.run().scope().closes(socket);
    try {
      socket.connectBy(soon, address);
      LineReader in = new LineReader(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (Step step : spoken) {
        in.beginReply();
        step.again(in, out);
      }
      socket.expectTls();
      out.write(WideHello.asking(serverName));
      return WideHello.chosen(socket.getInputStream());
    } catch (IOException none) {
      LOG.debug("nothing came of a second look", none);
      return Optional.empty();
    } finally {
      context.close(socket);
    }
  }

  /** Something read or sent. */
  @FunctionalInterface
  interface Step {
    void again(LineReader in, OutputStream out) throws IOException;
  }
}

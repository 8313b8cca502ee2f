package dev.tend.probe.line;

import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How sockets are left. */
final class Sockets {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private Sockets() {}

  static void close(Leg leg, Socket socket) {
    leg.run().abandonment().closed(socket);
    try {
      socket.close();
    } catch (IOException unclosable) {
      LOG.debug("a socket could not be closed", unclosable);
    }
  }
}

package dev.tend.probe.client;

import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How sockets are left. */
final class Sockets {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private Sockets() {}

  static void close(ConnectionContext context, Socket socket) {
    context.run().scope().closed(socket);
    try {
      socket.close();
    } catch (IOException unclosable) {
      LOG.debug("a socket could not be closed", unclosable);
    }
  }
}

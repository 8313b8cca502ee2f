package dev.tend.probe.line;

import dev.tend.name.NameNotResolvedException;
import dev.tend.name.Names;
import dev.tend.probe.ErrorClass;
import dev.tend.time.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Makes connections. One serves all probes. Safe for use by many threads. */
public final class Dialler {
  private final Names names;
  private final Tls tls = new Tls();

  /** Resolving host names so. */
  public Dialler(Names names) {
    this.names = names;
  }

  /**
   * Connects, in the phase {@code connect}, and encrypts from the first byte where told to, in the
   * phase {@code tls}. Tries the addresses of the host in order, each with its share of the time.
   *
   * @throws ExchangeException if no address answers or TLS cannot be agreed on; inconclusive when
   *     the name cannot be resolved, which says nothing about the server
   * @throws InterruptedException if the run was abandoned
   */
  public LineConnection dial(Leg leg, Endpoint endpoint)
      throws ExchangeException, InterruptedException {
    return dial(leg, endpoint, endpoint.host());
  }

  /** The same, asking for a server name in TLS that is not the host connected to. */
  public LineConnection dial(Leg leg, Endpoint endpoint, String serverName)
      throws ExchangeException, InterruptedException {
    leg.enter("connect");
    DeadlineSocket socket = connect(leg, endpoint);
    try {
      LineConnection connection = new LineConnection(leg, endpoint, socket, tls, serverName);
      connection.begin();
      return connection;
    } catch (ExchangeException failure) {
      Sockets.close(leg, socket);
      throw failure;
    } catch (IOException gone) {
      Sockets.close(leg, socket);
      throw ExchangeException.failed(
          ErrorClass.CONNECTION_CLOSED, endpoint + " closed the connection at once: " + gone);
    }
  }

  private DeadlineSocket connect(Leg leg, Endpoint endpoint)
      throws ExchangeException, InterruptedException {
    List<InetAddress> addresses;
    try {
      addresses = names.resolve(endpoint.host(), leg.deadline());
    } catch (NameNotResolvedException unknown) {
      throw ExchangeException.inconclusive(
          ErrorClass.NAME_NOT_RESOLVED, endpoint + " was not reached: " + unknown.getMessage());
    }
    int left = addresses.size();
    Iterator<InetAddress> next = addresses.iterator();
    while (true) {
      InetAddress address = next.next();
      Deadline share = leg.deadline().orWithin(leg.deadline().remaining().dividedBy(left));
      DeadlineSocket socket = new DeadlineSocket(leg.deadline());
      leg.run().abandonment().closes(socket);
      try {
        socket.connectBy(share, new InetSocketAddress(address, endpoint.port()));
        return socket;
      } catch (IOException refused) {
        Sockets.close(leg, socket);
        left--;
        if (left == 0) {
          throw failure(endpoint, address, refused);
        }
      }
    }
  }

  private static ExchangeException failure(
      Endpoint endpoint, InetAddress address, IOException failure) {
    String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    String where = endpoint + " (" + address.getHostAddress() + ")";
    if (failure instanceof SocketTimeoutException) {
      return ExchangeException.timedOut("no connection to " + where + " by the deadline");
    }
    if (reason.contains("too many open files")
        || reason.contains("permission denied")
        || reason.contains("operation not permitted")
        || reason.contains("cannot assign requested address")
        || reason.contains("no buffer space")) {
      return ExchangeException.inconclusive(
          ErrorClass.CANNOT_MEASURE, "this host lets nobody connect to " + where + ": " + reason);
    }
    if (failure instanceof NoRouteToHostException || reason.contains("unreachable")) {
      return ExchangeException.failed(ErrorClass.UNREACHABLE, where + ": " + reason);
    }
    if (failure instanceof ConnectException && reason.contains("refused")) {
      return ExchangeException.failed(ErrorClass.CONNECTION_REFUSED, "nothing listens at " + where);
    }
    return ExchangeException.failed(
        ErrorClass.CONNECTION_CLOSED, "no connection to " + where + ": " + reason);
  }
}

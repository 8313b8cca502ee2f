package dev.tend.probe.client;

import dev.tend.probe.ErrorClass;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;

/** Why an address was not reached: it speaks against the target, or only against this host. */
public final class ConnectFailures {
  /**
   * What a kernel says that has sent nothing: the process has no more files, is forbidden to (a
   * sandbox, a packet filter), or the host has no such address family, address or route.
   */
  private static final List<String> NOTHING_WAS_SENT =
      List.of(
          "too many open files",
          "permission denied",
          "operation not permitted",
          "cannot assign requested address",
          "no available source port",
          "no buffer space",
          "cannot allocate memory",
          "not supported",
          "invalid argument",
          "network is unreachable",
          "network is down");

  private ConnectFailures() {}

  /**
   * Judges a failed attempt to connect, or to send.
   *
   * @param where the target, for a person
   * @return inconclusive where this host could not even ask, so that nothing is known about the
   *     target; else the target's failure, or that the time was over
   */
  public static ConversationException because(String where, IOException failure) {
    String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof SocketTimeoutException || reason.contains("connection timed out")) {
      return ConversationException.timedOut("no connection to " + where + " by the deadline");
    }
    if (failure instanceof BindException || NOTHING_WAS_SENT.stream().anyMatch(reason::contains)) {
      return ConversationException.cannot(
          "this host could not ask " + where + ", which says nothing about it: " + reason);
    }
    if (failure instanceof NoRouteToHostException) {
      return ConversationException.failed(ErrorClass.UNREACHABLE, where + ": " + reason);
    }
    if (failure instanceof PortUnreachableException
        || (failure instanceof ConnectException && reason.contains("refused"))) {
      return ConversationException.failed(
          ErrorClass.CONNECTION_REFUSED, "nothing listens at " + where);
    }
    return ConversationException.failed(
        ErrorClass.CONNECTION_CLOSED, "no connection to " + where + ": " + reason);
  }
}

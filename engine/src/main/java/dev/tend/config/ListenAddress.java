package dev.tend.config;

import dev.tend.definition.value.ValueException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;

/**
 * Where the API answers: an address of this host that no other host can reach.
 *
 * @param host {@code 127.x.y.z} or {@code ::1}
 * @param port the port; 0: any that is free
 */
public record ListenAddress(String host, int port) {
  static final String PATTERN = "^(127(\\.\\d{1,3}){3}|\\[::1\\]):\\d{1,5}$";
  static final String EXPECTED =
      "a loopback address with a port, such as 127.0.0.1:9425 or [::1]:9425";

  private static final Pattern PARTS = Pattern.compile("(?:\\[([^\\]]*)\\]|([^:]*)):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;
  private static final String V6 = "::1";

  static ListenAddress parse(String text) throws ValueException {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(3)) > LAST_PORT) {
      throw new ValueException("expected " + EXPECTED);
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    if (!isLoopback(host)) {
      throw new ValueException(
          "this is not a loopback address: the API has no encryption and must not be reached from"
              + " other hosts; expected "
              + EXPECTED);
    }
    return new ListenAddress(host, Integer.parseInt(parts.group(3)));
  }

  private static boolean isLoopback(String host) {
    return host.equals(V6) || (host.startsWith("127.") && Address.isDottedQuad(host));
  }

  /** The same for a server socket; nothing is looked up. */
  public InetSocketAddress socketAddress() {
    try {
      return new InetSocketAddress(Address.getByAddress(host), port);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(host + " is not an address", impossible);
    }
  }

  /** {@code 127.0.0.1:9425}. */
  @Override
  public String toString() {
    return (host.equals(V6) ? "[" + V6 + "]" : host) + ":" + port;
  }
}

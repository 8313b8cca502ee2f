package dev.tend.resolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.xbill.DNS.Address;

/** Addresses written as text. */
public final class AddressLiteral {
  private AddressLiteral() {}

  /**
   * The address that a text is; empty when the text is something else, such as a name. Looks
   * nothing up.
   *
   * @param text four decimal numbers, or an IPv6 address without a zone, in brackets or not
   */
  public static Optional<InetAddress> parse(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    String bare = bracketed ? text.substring(1, text.length() - 1) : text;
    byte[] four = bracketed ? null : Address.toByteArray(bare, Address.IPv4);
    byte[] bytes = four != null ? four : Address.toByteArray(bare, Address.IPv6);
    if (bytes == null || bare.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(bare, bytes));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(
          "dnsjava parsed " + text + " to " + bytes.length + " bytes", wrongLength);
    }
  }
}

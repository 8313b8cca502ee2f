package dev.tend.resolver;

import dev.tend.definition.value.NameForms;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import org.xbill.DNS.Address;

/** Addresses written as text. */
public final class AddressLiteral {
  private AddressLiteral() {}

  /**
   * The address in a text; empty when the text is something else, such as a name. Does not look
   * anything up.
   *
   * @param text an address as {@link NameForms#address} takes it; one with a zone that this host
   *     does not have is none
   */
  public static Optional<InetAddress> parse(String text) {
    Optional<String> address = NameForms.address(text);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = address.get().split("%", 2);
    int family = parts[0].indexOf(':') < 0 ? Address.IPv4 : Address.IPv6;
    byte[] bytes = Address.toByteArray(parts[0], family);
    if (bytes == null) {
      return Optional.empty();
    }
    OptionalInt scope = parts.length == 1 ? OptionalInt.empty() : scope(parts[1]);
    if (parts.length > 1 && scope.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          scope.isPresent()
              ? Inet6Address.getByAddress(address.get(), bytes, scope.getAsInt())
              : InetAddress.getByAddress(address.get(), bytes));
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(
          "dnsjava parsed " + text + " to " + bytes.length + " bytes", wrongLength);
    }
  }

  /** The number of a zone: of the interface of that name, or as it is written. */
  private static OptionalInt scope(String zone) {
    try {
      NetworkInterface named = NetworkInterface.getByName(zone);
      if (named != null) {
        return OptionalInt.of(named.getIndex());
      }
    } catch (SocketException unknown) {
      // A number needs no interface.
    }
    return zone.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(zone))
        : OptionalInt.empty();
  }
}

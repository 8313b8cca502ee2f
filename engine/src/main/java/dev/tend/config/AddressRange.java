package dev.tend.config;

import dev.tend.definition.value.ValueException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Address;

/**
 * A range of addresses.
 *
 * @param first its first address
 * @param bits how many bits of that all addresses of the range share
 */
public record AddressRange(InetAddress first, int bits) {
  static final String EXPECTED = "an address or a range, such as 10.0.0.7 or 10.0.0.0/24";

  private static final Pattern PARTS = Pattern.compile("([0-9A-Fa-f.:]{2,45})(?:/(\\d{1,3}))?");

  static AddressRange parse(String text) throws ValueException {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new ValueException("'" + text + "' is neither; expected " + EXPECTED);
    }
    InetAddress address = address(parts.group(1));
    int most = address.getAddress().length * Byte.SIZE;
    int bits = parts.group(2) == null ? most : Integer.parseInt(parts.group(2));
    if (bits > most) {
      throw new ValueException(
          "'" + text + "' has more than the " + most + " bits of an address; expected " + EXPECTED);
    }
    AddressRange range = new AddressRange(address, bits);
    byte[] masked = range.masked(address);
    if (!Arrays.equals(masked, address.getAddress())) {
      throw new ValueException(
          "'" + text + "' begins in the middle; write " + text(masked) + "/" + bits);
    }
    return range;
  }

  /** An address in digits; nothing is looked up. */
  static InetAddress address(String text) throws ValueException {
    try {
      return Address.getByAddress(text);
    } catch (UnknownHostException no) {
      throw new ValueException("'" + text + "' is not an address");
    }
  }

  /** Whether an address is in it; one of the other version of IP never is. */
  public boolean contains(InetAddress address) {
    return address.getAddress().length == first.getAddress().length
        && Arrays.equals(masked(address), first.getAddress());
  }

  private byte[] masked(InetAddress address) {
    byte[] octets = address.getAddress();
    for (int octet = 0; octet < octets.length; octet++) {
      int kept = Math.clamp(bits - octet * Byte.SIZE, 0, Byte.SIZE);
      octets[octet] &= (byte) (0xFF << (Byte.SIZE - kept));
    }
    return octets;
  }

  private static String text(byte[] octets) throws ValueException {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new ValueException(String.valueOf(impossible.getMessage()));
    }
  }

  /** {@code 10.0.0.0/24}. */
  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}

package dev.tend.probe.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the kernel tells of the sockets on one port, or of one name, in {@code /proc/net}. A
 * connection is there before the service has taken it: the kernel answers the client, puts it into
 * the queue of the listening socket, and it has no inode yet.
 */
public final class ListeningSocket {
  private static final String LISTENS = "0A";
  private static final String MAPPED =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
          ? "0000000000000000FFFF0000"
          : "00000000000000000000FFFF";
  private static final String ESTABLISHED = "01";
  private static final int LISTENING_FLAG = 0x10000;
  private static final String UNIX_QUEUED = "02";
  private static final String UNIX_CONNECTED = "03";
  private static final int TIME_IS_LOOKED_AT = 1024;

  private final Path net;
  private final BooleanSupplier timeIsUp;
  private final List<String> addresses = new ArrayList<>();
  private long listeners;
  private long queued;
  private long established;
  private long retransmitting;

  /**
   * Nothing yet.
   *
   * @param net the directory {@code /proc/net}
   * @param timeIsUp whether reading must end
   */
  public ListeningSocket(Path net, BooleanSupplier timeIsUp) {
    this.net = net;
    this.timeIsUp = timeIsUp;
  }

  /**
   * Reads the sockets on a port.
   *
   * @return whether all were read in time
   * @throws IOException if the kernel's table cannot be read
   */
  public boolean readPort(int port) throws IOException {
    String local = String.format(":%04X", port);
    boolean all = read("tcp", line -> tcp(line, local));
    try {
      return all && read("tcp6", line -> tcp(line, local));
    } catch (NoSuchFileException noIpv6) {
      return all;
    }
  }

  /** The same of those of a Unix socket. */
  boolean readName(String name) throws IOException {
    return read("unix", line -> unix(line, name));
  }

  private interface Row {
    void take(String line);
  }

  private boolean read(String file, Row row) throws IOException {
    int lines = 0;
    try (BufferedReader reader =
        Files.newBufferedReader(net.resolve(file), StandardCharsets.ISO_8859_1)) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (++lines % TIME_IS_LOOKED_AT == 0 && timeIsUp.getAsBoolean()) {
          return false;
        }
        row.take(line);
      }
    }
    return true;
  }

  /** {@code sl local remote st tx:rx tr:when retrnsmt uid timeout inode}. */
  private void tcp(String line, String local) {
    List<String> words = List.of(line.strip().split("\\s+", 11));
    if (words.size() < 10 || !words.get(1).endsWith(local)) {
      return;
    }
    if (words.get(3).equals(LISTENS)) {
      listeners++;
      address(words.get(1).substring(0, words.get(1).length() - local.length()));
      queued = Math.max(queued, hexadecimal(words.get(4).replaceFirst(".*:", "")));
    } else if (words.get(3).equals(ESTABLISHED) && !words.get(9).equals("0")) {
      established++;
      retransmitting += hexadecimal(words.get(6)) > 0 ? 1 : 0;
    }
  }

  /** {@code num refs protocol flags type st inode path}. */
  private void unix(String line, String name) {
    List<String> words = List.of(line.strip().split("\\s+", 8));
    if (words.size() < 8 || !words.get(7).equals(name)) {
      return;
    }
    if ((hexadecimal(words.get(3)) & LISTENING_FLAG) != 0) {
      listeners++;
    } else if (words.get(5).equals(UNIX_QUEUED)) {
      queued++;
    } else if (words.get(5).equals(UNIX_CONNECTED)) {
      established++;
    }
  }

  private static long hexadecimal(String text) {
    return text.matches("[0-9A-Fa-f]{1,8}") ? Long.parseLong(text, 16) : 0;
  }

  /** IPv4 alone, which some ask for by IPv6: eight digits, in the byte order of this machine. */
  private void address(String hexadecimal) {
    String digits = hexadecimal.replaceFirst("^" + MAPPED, "");
    if (digits.matches("[0-9A-F]{8}")) {
      int bits = Integer.parseUnsignedInt(digits, 16);
      byte[] octets = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(bits).array();
      addresses.add(
          IntStream.range(0, octets.length)
              .mapToObj(octet -> String.valueOf(Byte.toUnsignedInt(octets[octet])))
              .collect(Collectors.joining(".")));
    }
  }

  /** The IPv4 addresses on which they listen, {@code 0.0.0.0} for all. */
  public List<String> addresses() {
    return List.copyOf(addresses);
  }

  /** How many sockets listen there. */
  public long listeners() {
    return listeners;
  }

  /** How many clients wait: of several listening sockets, on the one where most do. */
  long queued() {
    return queued;
  }

  /** How many connections were taken. */
  long established() {
    return established;
  }

  /** Of how many of these the last segment was sent again, and not answered yet. */
  long retransmitting() {
    return retransmitting;
  }
}

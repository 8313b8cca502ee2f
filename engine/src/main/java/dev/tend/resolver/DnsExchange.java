package dev.tend.resolver;

import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

/**
 * One question to one name server, asked as the programs of a host ask it: by UDP and without EDNS,
 * since there are servers and firewalls that refuse or drop what has it. An answer that was cut off
 * is asked for again by TCP, and where TCP fails by UDP with EDNS (RFC 6891), which lets 1232 bytes
 * through without fragments. What is no answer to the question (another id, another name) is passed
 * over, as it was sent by somebody else or too late.
 *
 * @param server whom to ask
 * @param question what to ask
 * @param deadline when all of it must be over
 * @param scope where the sockets belong
 */
public record DnsExchange(
    InetSocketAddress server, Record question, Deadline deadline, CancellationScope scope) {
  private static final int MOST_BYTES = 65_535;
  private static final int WITHOUT_FRAGMENTS = 1232;
  private static final double NANOS = 1e9;

  /**
   * What came.
   *
   * @param message the answer, whatever its code is
   * @param whole whether nothing of it is missing
   * @param seconds how long it took, without the time in which another way was tried in vain
   * @param remark what went wrong on the way; empty text for nothing
   */
  public record Answer(Message message, boolean whole, double seconds, String remark) {}

  /**
   * Asks, and asks again in equal parts of the time, since a lost packet is not a failure; an
   * answer to an earlier question is taken all the same.
   *
   * @param times how often the question is sent when nothing comes
   * @throws SocketTimeoutException if no answer comes by the deadline
   * @throws WireParseException if what comes is not DNS
   * @throws IOException if this host cannot ask, or the server's host refuses
   */
  public Answer ask(int times) throws IOException {
    long asked = System.nanoTime();
    Message first = byUdp(Message.newQuery(question), times, deadline);
    double seconds = since(asked);
    if (!isCutOff(first)) {
      return new Answer(first, true, seconds, "");
    }
    try {
      long again = System.nanoTime();
      Message whole = byTcp(Message.newQuery(question), half());
      return new Answer(whole, true, seconds + since(again), "");
    } catch (IOException noTcp) {
      long again = System.nanoTime();
      Optional<Message> larger = larger();
      return new Answer(
          larger.orElse(first),
          larger.isPresent(),
          seconds + (larger.isPresent() ? since(again) : 0),
          "it was cut off, and the server gave no answer by TCP: " + noTcp.getMessage());
    }
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / NANOS;
  }

  private Optional<Message> larger() {
    Message query = Message.newQuery(question);
    query.addRecord(new OPTRecord(WITHOUT_FRAGMENTS, 0, 0), Section.ADDITIONAL);
    try {
      return Optional.of(byUdp(query, 1, half()))
          .filter(answer -> answer.getRcode() == Rcode.NOERROR && !isCutOff(answer));
    } catch (IOException noEdns) {
      return Optional.empty();
    }
  }

  private Deadline half() {
    return deadline.orWithin(deadline.remaining().dividedBy(2));
  }

  private static boolean isCutOff(Message answer) {
    return answer.getHeader().getFlag(Flags.TC);
  }

  private Message byUdp(Message query, int times, Deadline until) throws IOException {
    byte[] wire = query.toWire();
    Duration share = until.remaining().dividedBy(times);
    try (DatagramSocket socket = new DatagramSocket()) {
      scope.closes(socket);
      try {
        socket.setBroadcast(false);
        socket.connect(server);
        for (int time = 1; ; time++) {
          socket.send(new DatagramPacket(wire, wire.length));
          Deadline patience = time == times ? until : until.orWithin(share);
          try {
            return byUdp(query, socket, patience);
          } catch (SocketTimeoutException silence) {
            if (time == times || until.expired()) {
              throw silence;
            }
          }
        }
      } finally {
        scope.closed(socket);
      }
    }
  }

  private static Message byUdp(Message query, DatagramSocket socket, Deadline until)
      throws IOException {
    byte[] buffer = new byte[MOST_BYTES];
    while (true) {
      var packet = new DatagramPacket(buffer, buffer.length);
      socket.setSoTimeout(millis(until));
      socket.receive(packet);
      Optional<Message> answer = read(query, Arrays.copyOf(buffer, packet.getLength()));
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private Message byTcp(Message query, Deadline until) throws IOException {
    byte[] wire = query.toWire();
    try (Socket socket = new Socket()) {
      scope.closes(socket);
      try {
        socket.connect(server, millis(until));
        socket
            .getOutputStream()
            .write(
                ByteBuffer.allocate(Short.BYTES + wire.length)
                    .putShort((short) wire.length)
                    .put(wire)
                    .array());
        var in = new DataInputStream(timed(socket, until));
        while (true) {
          byte[] frame = new byte[in.readUnsignedShort()];
          in.readFully(frame);
          Optional<Message> answer = read(query, frame);
          if (answer.isPresent()) {
            return answer.get();
          }
        }
      } finally {
        scope.closed(socket);
      }
    }
  }

  /** Reads that all end at one deadline: a byte now and then must not go on for ever. */
  private static InputStream timed(Socket socket, Deadline until) throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        socket.setSoTimeout(millis(until));
        return in.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        socket.setSoTimeout(millis(until));
        return in.read(bytes, offset, length);
      }
    };
  }

  private static int millis(Deadline until) throws SocketTimeoutException {
    int millis = until.remainingMillis();
    if (millis == 0) {
      throw new SocketTimeoutException("it did not answer in time");
    }
    return millis;
  }

  /**
   * Empty when these bytes are no answer to the query. An error may come without the question (RFC
   * 6891, section 7: it is what a server can say that did not understand the query).
   */
  private static Optional<Message> read(Message query, byte[] wire) throws IOException {
    int id = wire.length < Short.BYTES ? -1 : Short.toUnsignedInt(ByteBuffer.wrap(wire).getShort());
    if (id != query.getHeader().getID()) {
      return Optional.empty();
    }
    if (wire.length < Header.LENGTH) {
      throw new WireParseException("it is shorter than a header");
    }
    Message answer = new Message(wire);
    if (!answer.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Record asked = answer.getQuestion();
    if (asked == null) {
      if (answer.getRcode() == Rcode.NOERROR && !isCutOff(answer)) {
        throw new WireParseException("it does not say what it answers");
      }
      return Optional.of(answer);
    }
    Record question = query.getQuestion();
    boolean mine =
        asked.getName().equals(question.getName())
            && asked.getType() == question.getType()
            && asked.getDClass() == question.getDClass();
    return mine ? Optional.of(answer) : Optional.empty();
  }
}

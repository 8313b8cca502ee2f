package dev.tend.resolver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, UDP and TCP on one port, that answers as it is told. */
public final class FakeNameServer implements AutoCloseable {
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, Function<Message, Optional<byte[]>>> replies =
      new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger tcpQuestions = new AtomicInteger();

  public FakeNameServer() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    tcp = new ServerSocket(0, 50, loopback);
    udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    Thread.ofPlatform().daemon().start(this::serveUdp);
    Thread.ofPlatform().daemon().start(this::serveTcp);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  /** How many questions came, by UDP and TCP. */
  public int questions() {
    return questions.get();
  }

  /** How many of them came by TCP. */
  public int tcpQuestions() {
    return tcpQuestions.get();
  }

  /** Answers with records, each as in a zone file: {@code A 192.0.2.1}. Ttl 60. */
  public void answers(String name, String... records) {
    replies.put(name, question -> Optional.of(answer(question, records).toWire()));
  }

  /** Answers by UDP that there is more, and by TCP with the records. */
  public void truncates(String name, String... records) {
    int before = tcpQuestions();
    replies.put(
        name,
        question -> {
          boolean byTcp = tcpQuestions() > before;
          Message answer = answer(question, byTcp ? records : new String[0]);
          if (!byTcp) {
            answer.getHeader().setFlag(Flags.TC);
          }
          return Optional.of(answer.toWire());
        });
  }

  /** Answers with an error. */
  public void refuses(String name, int rcode) {
    replies.put(
        name,
        question -> {
          Message answer = answer(question);
          answer.getHeader().setRcode(rcode);
          return Optional.of(answer.toWire());
        });
  }

  /** Answers what is no DNS. */
  public void babbles(String name) {
    replies.put(
        name,
        question -> {
          byte[] noise = question.toWire();
          Arrays.fill(noise, 2, noise.length, (byte) 0xC7);
          return Optional.of(noise);
        });
  }

  /** Never answers. */
  public void ignores(String name) {
    replies.put(name, question -> Optional.empty());
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  private Optional<byte[]> reply(byte[] wire) throws IOException {
    questions.incrementAndGet();
    Message question = new Message(wire);
    String name = question.getQuestion().getName().toString(true);
    return replies.getOrDefault(name, q -> Optional.of(nothing(q).toWire())).apply(question);
  }

  private static Message nothing(Message question) {
    Message answer = answer(question);
    answer.getHeader().setRcode(Rcode.NXDOMAIN);
    return answer;
  }

  private static Message answer(Message question, String... records) {
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (String text : records) {
      String[] words = text.split(" ", 2);
      int type = Type.value(words[0]);
      if (type == question.getQuestion().getType() || type == Type.CNAME) {
        answer.addRecord(record(question.getQuestion().getName(), type, words[1]), Section.ANSWER);
      }
    }
    return answer;
  }

  private static Record record(Name name, int type, String text) {
    try {
      return Record.fromString(name, type, DClass.IN, 60, text, Name.root);
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    while (!udp.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Optional<byte[]> answer = reply(Arrays.copyOf(buffer, packet.getLength()));
        if (answer.isPresent()) {
          udp.send(
              new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        if (!udp.isClosed()) {
          throw new IllegalStateException(closed);
        }
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket client = tcp.accept()) {
        var in = new DataInputStream(client.getInputStream());
        byte[] wire = in.readNBytes(in.readUnsignedShort());
        tcpQuestions.incrementAndGet();
        Optional<byte[]> answer = reply(wire);
        if (answer.isPresent()) {
          var out = new DataOutputStream(client.getOutputStream());
          out.writeShort(answer.get().length);
          out.write(answer.get());
          out.flush();
          client.setSoTimeout(500);
          in.read();
        }
      } catch (IOException gone) {
        if (tcp.isClosed()) {
          return;
        }
      }
    }
  }
}

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, UDP and TCP on one port, that answers as it is told. */
public final class FakeNameServer implements AutoCloseable {
  /** Codes from here on need EDNS. */
  private static final int FIRST_EXTENDED = 16;

  private final DatagramSocket udp;
  private final @Nullable ServerSocket tcp;
  private final Map<String, Function<Message, List<byte[]>>> replies = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger tcpQuestions = new AtomicInteger();

  public FakeNameServer() throws IOException {
    this(true);
  }

  private FakeNameServer(boolean byTcp) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    if (byTcp) {
      var listener = new ServerSocket(0, 50, loopback);
      tcp = listener;
      udp = new DatagramSocket(listener.getLocalPort(), loopback);
      Thread.ofPlatform().daemon().start(() -> serveTcp(listener));
    } else {
      tcp = null;
      udp = new DatagramSocket(0, loopback);
    }
    Thread.ofPlatform().daemon().start(this::serveUdp);
  }

  /** One that refuses connections. */
  public static FakeNameServer withoutTcp() throws IOException {
    return new FakeNameServer(false);
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
    says(name, question -> answer(question, records).toWire());
  }

  /** Answers with exactly these bytes, or with none. */
  public void says(String name, Function<Message, byte @Nullable []> reply) {
    replies.put(name, question -> Stream.ofNullable(reply.apply(question)).toList());
  }

  /** Answers only questions without EDNS; others with an error that holds no more than a header. */
  public void refusesEdns(String name, int rcode, String... records) {
    says(
        name,
        question ->
            question.getOPT() == null
                ? answer(question, records).toWire()
                : header(question, rcode));
  }

  /** Answers only questions without EDNS, and others not at all. */
  public void ignoresEdns(String name, String... records) {
    says(name, question -> question.getOPT() == null ? answer(question, records).toWire() : null);
  }

  /** Answers by UDP that there is more than these, unless EDNS leaves room for the others. */
  public void cutsOff(String name, List<String> first, String... all) {
    says(
        name,
        question -> {
          Message answer =
              question.getOPT() == null
                  ? cutOff(question, first.toArray(String[]::new))
                  : answer(question, all);
          return answer.toWire();
        });
  }

  /** Answers, with EDNS and without, that there is more than these. */
  public void cutsOffAlways(String name, String... first) {
    says(name, question -> cutOff(question, first).toWire());
  }

  /** These records, and that there are more. */
  public static Message cutOff(Message question, String... first) {
    Message answer = answer(question, first);
    answer.getHeader().setFlag(Flags.TC);
    return answer;
  }

  /** Answers with an error that holds no more than a header. */
  public void refusesBriefly(String name, int rcode) {
    says(name, question -> header(question, rcode));
  }

  /** Answers, after packets that answer something else: another id, another name. */
  public void answersAfterStrays(String name, String... records) {
    replies.put(
        name,
        question -> {
          byte[] otherId = refusal(question, Rcode.NXDOMAIN);
          otherId[0] ^= 1;
          var otherName = new Message(question.getHeader().getID());
          otherName.getHeader().setFlag(Flags.QR);
          otherName.getHeader().setRcode(Rcode.NXDOMAIN);
          otherName.addRecord(
              Record.newRecord(Name.fromConstantString("other.test."), Type.A, DClass.IN),
              Section.QUESTION);
          return List.of(
              otherId, question.toWire(), otherName.toWire(), answer(question, records).toWire());
        });
  }

  /** Answers with records of another name. */
  public void answersFor(String name, String other, String type, String data) {
    says(
        name,
        question -> {
          Message answer = answer(question);
          answer.addRecord(
              record(Name.fromConstantString(other), Type.value(type), data), Section.ANSWER);
          return answer.toWire();
        });
  }

  /** Answers that others may know: no record, neither responsible nor looking anything up. */
  public void refersElsewhere(String name) {
    says(
        name,
        question -> {
          Message answer = answer(question);
          answer.getHeader().unsetFlag(Flags.RA);
          answer.addRecord(
              record(Name.fromConstantString("test."), Type.NS, "ns.elsewhere.example."),
              Section.AUTHORITY);
          return answer.toWire();
        });
  }

  /** Answers as who is responsible for an alias alone: of a name that others know. */
  public void aliasOfElsewhere(String name) {
    says(
        name,
        question -> {
          Message answer = answer(question, "CNAME mail.elsewhere.example.");
          answer.getHeader().unsetFlag(Flags.RA);
          answer.getHeader().setFlag(Flags.AA);
          return answer.toWire();
        });
  }

  /** Answers by UDP that there is more, and by TCP with the records. */
  public void truncates(String name, String... records) {
    int before = tcpQuestions();
    says(
        name,
        question -> {
          boolean byTcp = tcpQuestions() > before;
          Message answer = answer(question, byTcp ? records : new String[0]);
          if (!byTcp) {
            answer.getHeader().setFlag(Flags.TC);
          }
          return answer.toWire();
        });
  }

  /** Answers with an error. */
  public void refuses(String name, int rcode) {
    says(name, question -> refusal(question, rcode));
  }

  /** Answers what is no DNS. */
  public void babbles(String name) {
    says(
        name,
        question -> {
          byte[] noise = question.toWire();
          Arrays.fill(noise, 2, noise.length, (byte) 0xC7);
          return noise;
        });
  }

  /** Never answers. */
  public void ignores(String name) {
    says(name, question -> null);
  }

  @Override
  public void close() throws IOException {
    udp.close();
    if (tcp != null) {
      tcp.close();
    }
  }

  private List<byte[]> reply(byte[] wire) throws IOException {
    questions.incrementAndGet();
    Message question = new Message(wire);
    String name = question.getQuestion().getName().toString(true);
    return replies
        .getOrDefault(name, unknown -> List.of(refusal(unknown, Rcode.NXDOMAIN)))
        .apply(question);
  }

  private static byte[] header(Message question, int rcode) {
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(rcode % FIRST_EXTENDED);
    if (rcode >= FIRST_EXTENDED) {
      answer.addRecord(new OPTRecord(1232, rcode / FIRST_EXTENDED, 0), Section.ADDITIONAL);
    }
    return answer.toWire();
  }

  private static byte[] refusal(Message question, int rcode) {
    Message answer = answer(question);
    answer.getHeader().setRcode(rcode);
    return answer.toWire();
  }

  /**
   * An answer with records, each as in a zone file, with a name before it where it is of another.
   */
  public static Message answer(Message question, String... records) {
    var answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (String text : records) {
      String[] words = text.split(" ", 2);
      Name name = question.getQuestion().getName();
      if (words[0].endsWith(".")) {
        name = Name.fromConstantString(words[0]);
        words = words[1].split(" ", 2);
      }
      int type = Type.value(words[0]);
      if (type == question.getQuestion().getType() || type == Type.CNAME) {
        answer.addRecord(record(name, type, words[1]), Section.ANSWER);
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
        for (byte[] answer : reply(Arrays.copyOf(buffer, packet.getLength()))) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        if (!udp.isClosed()) {
          throw new IllegalStateException(closed);
        }
      }
    }
  }

  private void serveTcp(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        var in = new DataInputStream(client.getInputStream());
        byte[] wire = in.readNBytes(in.readUnsignedShort());
        tcpQuestions.incrementAndGet();
        var out = new DataOutputStream(client.getOutputStream());
        List<byte[]> answers = reply(wire);
        if (answers.isEmpty()) {
          // Silence ends when the client leaves.
          in.read();
        }
        for (byte[] answer : answers) {
          out.writeShort(answer.length);
          out.write(answer);
          out.flush();
          client.setSoTimeout(500);
          in.read();
        }
      } catch (IOException gone) {
        if (listener.isClosed()) {
          return;
        }
      }
    }
  }
}

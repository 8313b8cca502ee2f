package dev.tend.balancer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends mail as a person's mail program does, and takes nothing but success. */
final class MailSession implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedReader in;
  private final String greeting;

  MailSession(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    greeting = expect("220", "the greeting");
    say("EHLO client.test.local", "250");
  }

  /** How the server presented itself. */
  String greeting() {
    return greeting;
  }

  /** Hands over one mail. */
  void send() throws IOException {
    say("MAIL FROM:<client@test.local>", "250");
    say("RCPT TO:<alice@test.local>", "250");
    say("DATA", "354");
    say("Subject: one of many\r\n\r\nA mail of the test.\r\n.", "250");
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      say("QUIT", "221");
    }
  }

  private void say(String line, String code) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    expect(code, line);
  }

  private String expect(String code, String after) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith(code + "-")) {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(code)) {
      throw new IOException(line + " after " + after.lines().findFirst().orElse(""));
    }
    return line;
  }
}

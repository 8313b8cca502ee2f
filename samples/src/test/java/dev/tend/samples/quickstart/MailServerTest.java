package dev.tend.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MailServerTest {
  private static final int ANY = 0;

  @Test
  void it_greets_on_both_ports_and_knows_the_account() throws IOException {
    GreenMail server = MailServer.start(ANY, ANY, "its-password");
    try {
      assertThat(answerTo(server.getSmtp().getPort(), "NOOP\r\n")).startsWith("250");
      String logIn = "a LOGIN " + MailServer.ACCOUNT + " its-password\r\n";
      assertThat(answerTo(server.getImap().getPort(), logIn)).startsWith("a OK");
    } finally {
      server.stop();
    }
  }

  /** The first line after the greeting. */
  private static String answerTo(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var reader =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setSoTimeout(10_000);
      assertThat(reader.readLine()).containsAnyOf("220", "OK");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return String.valueOf(reader.readLine());
    }
  }
}

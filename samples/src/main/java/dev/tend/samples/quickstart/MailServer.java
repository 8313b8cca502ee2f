package dev.tend.samples.quickstart;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * SMTP and IMAP on loopback, in a process of its own, with one mailbox: {@value #ACCOUNT}. Mail is
 * kept in memory. It runs until it is killed.
 */
public final class MailServer {
  /** The only account, and its address. */
  public static final String ACCOUNT = "tend-probe@localhost";

  private static final String LOOPBACK = "127.0.0.1";

  private MailServer() {}

  /**
   * Runs the server.
   *
   * @param arguments the SMTP port, the IMAP port, and the file with the account's password
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("expected: SMTP-PORT IMAP-PORT PASSWORD-FILE");
    }
    String password = Files.readString(Path.of(arguments[2])).strip();
    start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), password);
    new CountDownLatch(1).await();
  }

  /** A server that answers on both ports once this returns; stop it when done. */
  static GreenMail start(int smtpPort, int imapPort, String password) {
    ServerSetup[] setups = {
      new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
      new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
    };
    GreenMail server =
        new GreenMail(setups)
            .withConfiguration(new GreenMailConfiguration().withUser(ACCOUNT, ACCOUNT, password));
    server.start();
    return server;
  }
}

package dev.tend.probe.client;

import dev.tend.time.Deadline;
import dev.tend.tls.TlsRecordInput;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket whose reads all end at one deadline, also those that TLS makes underneath: a timeout for
 * each read would let a server that sends a byte now and then go on for ever.
 *
 * <p>Writes have no deadline of their own. What a probe sends fits into the system's buffer.
 */
final class DeadlineSocket extends Socket {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineSocket.class);

  private final Deadline deadline;
  private @Nullable TlsRecordInput records;

  DeadlineSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Connects by the deadline or an earlier one. */
  void connectBy(Deadline earlier, SocketAddress address) throws IOException {
    setTcpNoDelay(true);
    connect(address, millis(earlier));
  }

  /** What is read from here on are records of TLS. */
  void expectTls() throws IOException {
    records = new TlsRecordInput(new Input(super.getInputStream()));
  }

  /** Whether the server has answered a TLS handshake with a choice. */
  boolean isAnswered() {
    return records != null && records.isAnswered();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return records != null ? records : new Input(super.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    OutputStream out = super.getOutputStream();
    return records != null ? new Output(out) : out;
  }

  private static int millis(Deadline deadline) throws SocketTimeoutException {
    int millis = deadline.remainingMillis();
    if (millis == 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return millis;
  }

  private final class Input extends FilterInputStream {
    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      setSoTimeout(millis(deadline));
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      setSoTimeout(millis(deadline));
      return in.read(bytes, offset, length);
    }
  }

  /** A server that breaks off has said why before: reading on tells it, where writing fails. */
  private static final class Output extends FilterOutputStream {
    Output(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (SocketException broken) {
        LOG.debug("a server broke off while it was written to", broken);
      }
    }
  }
}

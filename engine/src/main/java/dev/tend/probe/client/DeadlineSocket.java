package dev.tend.probe.client;

import dev.tend.time.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A socket whose reads all end at one deadline, also those that TLS makes underneath: a timeout for
 * each read would let a server that sends a byte now and then go on for ever.
 *
 * <p>Writes have no deadline of their own. What a probe sends fits into the system's buffer.
 */
final class DeadlineSocket extends Socket {
  private final Deadline deadline;

  DeadlineSocket(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Connects by the deadline or an earlier one. */
  void connectBy(Deadline earlier, InetSocketAddress address) throws IOException {
    setTcpNoDelay(true);
    connect(address, millis(earlier));
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Input(super.getInputStream());
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
}

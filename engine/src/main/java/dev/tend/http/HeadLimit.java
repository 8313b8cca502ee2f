package dev.tend.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.MessageConstraintException;

/** Ends answers whose head is too long as a whole; of the page after it, everything passes. */
final class HeadLimit extends FilterInputStream {
  private final int most;
  private int seen;
  private boolean over;

  HeadLimit(InputStream in, int most) {
    super(in);
    this.most = most;
  }

  /** The head has been read. */
  void lift() {
    over = true;
  }

  @Override
  public int read() throws IOException {
    int octet = in.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int octets = in.read(bytes, offset, length);
    count(Math.max(0, octets));
    return octets;
  }

  private void count(int octets) throws MessageConstraintException {
    seen += over ? 0 : octets;
    if (seen > most) {
      throw new MessageConstraintException("a head of more than " + most / 1024 + " KiB");
    }
  }
}

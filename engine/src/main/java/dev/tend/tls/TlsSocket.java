package dev.tend.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A socket below TLS from the first byte on, whose input is a {@link TlsRecordInput}. */
public final class TlsSocket extends Socket {
  private @Nullable TlsRecordInput records;

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    TlsRecordInput known = records;
    if (known == null) {
      known = new TlsRecordInput(super.getInputStream());
      records = known;
    }
    return known;
  }
}

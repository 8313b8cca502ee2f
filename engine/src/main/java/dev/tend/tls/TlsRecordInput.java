package dev.tend.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a TLS server sends, without its warnings. The JDK ends a handshake at the first alert of
 * that level, such as the {@code unrecognized_name} of a server that goes on all the same (RFC 6066
 * section 3 knows of both); other clients read on. Only alerts in the clear can be seen, and so
 * left out. Neither side signs them at the end of a handshake, so this weakens nothing. What is not
 * TLS passes as it is.
 */
public final class TlsRecordInput extends FilterInputStream {
  private static final int HEADER_BYTES = 5;
  private static final int ALERT_BYTES = 2;
  private static final int FIRST_TYPE = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int LAST_TYPE = 24;
  private static final int MAJOR_VERSION = 3;
  private static final int WARNING = 1;
  private static final int CLOSE_NOTIFY = 0;
  private static final int USER_CANCELED = 90;

  /** So many in a row are skipped by OpenSSL; more are an attack. */
  private static final int MOST_WARNINGS = 4;

  private final byte[] head = new byte[HEADER_BYTES + ALERT_BYTES];
  private int headFrom;
  private int headTo;
  private int bodyLeft;
  private int warnings;
  private boolean isTls = true;
  private boolean answered;

  /** Reads from this. */
  public TlsRecordInput(InputStream in) {
    super(in);
  }

  /** Whether the server has begun a handshake, so has chosen from what the client offered. */
  public boolean isAnswered() {
    return answered;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (headFrom == headTo && bodyLeft == 0 && isTls) {
      nextRecord();
    }
    if (headFrom < headTo) {
      int count = Math.min(length, headTo - headFrom);
      System.arraycopy(head, headFrom, bytes, offset, count);
      headFrom += count;
      return count;
    }
    if (!isTls) {
      return in.read(bytes, offset, length);
    }
    int count = bodyLeft == 0 ? -1 : in.read(bytes, offset, Math.min(length, bodyLeft));
    bodyLeft -= Math.max(0, count);
    return count;
  }

  /** Reads the head of the next record that is none of those left out. */
  private void nextRecord() throws IOException {
    do {
      headFrom = 0;
      headTo = in.readNBytes(head, 0, HEADER_BYTES);
      if (headTo < HEADER_BYTES || !looksLikeTls()) {
        isTls = false;
        return;
      }
      bodyLeft = ((head[3] & 0xFF) << Byte.SIZE) | (head[4] & 0xFF);
      if (head[0] != ALERT || bodyLeft != ALERT_BYTES) {
        answered |= head[0] == HANDSHAKE;
        warnings = 0;
        return;
      }
      int alert = in.readNBytes(head, HEADER_BYTES, ALERT_BYTES);
      headTo += alert;
      bodyLeft -= alert;
    } while (isLeftOut());
  }

  private boolean looksLikeTls() {
    return head[0] >= FIRST_TYPE && head[0] <= LAST_TYPE && head[1] == MAJOR_VERSION;
  }

  private boolean isLeftOut() {
    int description = head[HEADER_BYTES + 1];
    return bodyLeft == 0
        && head[HEADER_BYTES] == WARNING
        && description != CLOSE_NOTIFY
        && description != USER_CANCELED
        && ++warnings <= MOST_WARNINGS;
  }
}

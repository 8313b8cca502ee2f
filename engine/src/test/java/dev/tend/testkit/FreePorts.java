package dev.tend.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports of loopback for servers that are started later: below those that the system gives to
 * clients, so that nobody takes them in between, and never given to two tests that run at the same
 * time, in whichever process: a server that is killed and started again finds its port free.
 */
public final class FreePorts {
  private static final int ATTEMPTS = 50;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private static final Set<FileChannel> LOCKS = ConcurrentHashMap.newKeySet();

  private FreePorts() {}

  /** One port. */
  public static int one() {
    return base(0);
  }

  /**
   * A base from which every one of these distances leads to a free port; the whole hundred is
   * taken.
   */
  public static int base(int... distances) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // At random, so that two test runs at a time do not both take the first one.
      int base = 100 * ThreadLocalRandom.current().nextInt(130, 320);
      if (IntStream.of(distances).allMatch(distance -> isFree(base + distance))
          && GIVEN.add(base)
          && isOurs(base)) {
        return base;
      }
    }
    throw new IllegalStateException("no free ports between 13000 and 32000");
  }

  /** Locks the base for as long as this process runs. */
  private static boolean isOurs(int base) {
    try {
      Path locks = Path.of(System.getProperty("java.io.tmpdir"), "tend-ports");
      FileChannel lock =
          FileChannel.open(
              Files.createDirectories(locks).resolve(Integer.toString(base)),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        return false;
      }
      LOCKS.add(lock);
      return true;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static boolean isFree(int port) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket stream = new ServerSocket();
        DatagramChannel datagrams = DatagramChannel.open()) {
      stream.bind(address);
      datagrams.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

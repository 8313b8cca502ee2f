package dev.tend.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a base port for a lab: a hundred ports of which none that the lab uses is taken. */
final class FreePorts {
  private static final int ATTEMPTS = 50;

  private FreePorts() {}

  /** At random, so that two test runs at a time do not both take the first one. */
  static int base() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = 100 * ThreadLocalRandom.current().nextInt(130, 320);
      if (isFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("no free ports between 13000 and 32000");
  }

  private static boolean isFree(int base) {
    for (Door door : Door.values()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), base + door.offset);
      try (ServerSocket stream = new ServerSocket();
          DatagramChannel datagrams = DatagramChannel.open()) {
        stream.bind(address);
        datagrams.bind(address);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}

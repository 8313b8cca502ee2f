package dev.tend.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The person at the keyboard. */
public interface Terminal {
  /** Whether there is one. */
  boolean isThere();

  /** The next line that is typed, without its end; empty text when there is none. */
  String line();

  /** The one that this process reads from, if it reads from one. */
  static Terminal ofThisProcess() {
    return new Terminal() {
      @Override
      public boolean isThere() {
        try {
          Path input = Files.readSymbolicLink(Path.of("/proc/self/fd/0"));
          return input.startsWith("/dev/pts")
              || input.startsWith("/dev/console")
              || input.toString().startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
          return false;
        }
      }

      @Override
      public String line() {
        StringBuilder line = new StringBuilder();
        try {
          for (int c = System.in.read(); c >= 0 && c != '\n'; c = System.in.read()) {
            line.append((char) c);
          }
        } catch (IOException gone) {
          return "";
        }
        return line.toString();
      }
    };
  }
}

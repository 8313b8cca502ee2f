package dev.tend.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code tend} command: where the program starts, and the only place where it exits. */
@Command(
    name = "tend",
    description = "Keeps a mail server available.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {

  /** Starts the program. Exits with 0 when done, 1 for bad news, 2 when it could not be asked. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Reads the version from the manifest of the jar this class came in. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tend " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
  }
}

package dev.tend.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the command line.
 *
 * @param status the exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Tend(int status, String out, String err) {
  public static Tend run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Tend(status, out.toString(), err.toString());
  }
}

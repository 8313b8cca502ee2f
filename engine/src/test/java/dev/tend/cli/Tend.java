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
record Tend(int status, String out, String err) {
  static Tend run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Tend(status, out.toString(), err.toString());
  }
}

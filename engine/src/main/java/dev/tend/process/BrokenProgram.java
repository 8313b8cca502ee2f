package dev.tend.process;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells from what a program wrote that the program itself broke, or was called wrongly. Its exit
 * code is then that of a shell, an interpreter or a parser of options, and those use the codes of
 * programs that judge: argparse, getopt and a shell with a syntax error end with 2, Python with 1,
 * Perl with the last error of the system, and a shell with 0 when the last program of a pipe did.
 */
public final class BrokenProgram {
  private static final int LONGEST = 1_000;

  /** How a program is called, with options, arguments or its file; "usage: 93%" is an answer. */
  private static final Pattern SYNOPSIS =
      line("usage:(|.*([\\[<]| --?[a-z?]|check_|\\.(sh|py|pl|rb)\\b|(?-i: [A-Z]{2})).*)");

  private static final List<Pattern> OPTIONS =
      List.of(
          line(".*\\b(unrecogni[sz]ed|unknown|illegal|invalid|ambiguous) (option|switch)\\b.*"),
          line(".*\\bunrecogni[sz]ed arguments?\\b.*"),
          line(".*\\b(option|argument)\\b.*(requires an? (argument|value)|: expected ).*"),
          line(".*\\barguments are required\\b.*"),
          line(".*could not parse arguments.*"),
          line("try .*(--help|-h)\\b.*"));

  private static final List<Pattern> BREAKDOWNS =
      List.of(
          // Shells, and what they say of the programs they ran.
          line("\\S+: ((line )?\\d+: )?\\S+: (command )?not found"),
          line(".*\\bsyntax error\\b.*"),
          line(".*\\b(bad substitution|unbound variable|parameter not set)\\b.*"),
          line(".*(unexpected (eof|end of file)|unterminated quoted string).*"),
          line(".*\\[: .*(expected|unexpected|too many arguments|illegal number).*"),
          line(".*(cannot fork|fork: .*resource temporarily unavailable).*"),
          line(".* \\d+ (killed|aborted)\\b.*"),
          line(".*\\b(segmentation fault|bus error|illegal instruction|core dumped)\\b.*"),
          // Files that are no programs here.
          line(".*(exec format error|cannot execute|bad interpreter).*"),
          line("(\\S*/)?env: .*no such file or directory"),
          line(".*(error while loading shared libraries|symbol lookup error).*"),
          // Interpreters and runtimes.
          line("traceback \\(most recent call last\\):"),
          line("(modulenotfound|import|name|type|syntax|indentation|tab)error: .*"),
          line("\\S*python\\S*: (can't open file|no module named).*"),
          line("can't (locate|open perl script) .*"),
          line(".*(undefined subroutine|execution of .* aborted).*"),
          line("panic: .*|goroutine \\d+ \\[.*|fatal error: .*"),
          line(
              "exception in thread .*|error: (could not find or load main|unable to access jar).*"),
          line("(php )?(fatal|parse) error: .*|thread '.*' panicked at.*|terminate called .*"),
          line("node:internal.*|\\S+\\.rb:\\d+:in .*"));

  /** What shells and interpreters say where nothing else begins like it, not even a quotation. */
  private static final List<Pattern> INSTEAD =
      List.of(
          line("(\\S*/\\S+|\\w*sh): (line )?\\d+: (.*: (command )?not found|.*syntax error.*)"),
          line("(\\S*/\\S+|\\w*sh): (line )?\\d+: .*(unexpected eof|unterminated quoted string).*"),
          line("traceback \\(most recent call last\\):"),
          line("can't locate \\S+ in @inc\\b.*"));

  private static final List<Pattern> LACKS =
      List.of(
          line("(\\S*/)?(sudo|doas|su|pkexec): .*"),
          line(".*(host key verification failed|permission denied \\(publickey).*"),
          line(".*: (permission denied|operation not permitted)\\W*"));

  private BrokenProgram() {}

  /**
   * Whether a program that wrote this to standard error broke, or was called wrongly.
   *
   * @param errors all that it wrote; what is not known here counts as a remark
   */
  public static boolean complains(String errors) {
    return errors
        .lines()
        .map(String::strip)
        .anyMatch(line -> isUsage(line) || matches(BREAKDOWNS, line));
  }

  /** Whether it wrote that it may not do what it needs to. */
  public static boolean lacksRights(String errors) {
    return errors.lines().map(String::strip).anyMatch(line -> matches(LACKS, line));
  }

  /** Whether an answer begins with how the program wants to be called, or with why it broke. */
  public static boolean answersNothing(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .limit(2)
        .anyMatch(line -> isUsage(line) || matches(INSTEAD, line));
  }

  private static boolean isUsage(String line) {
    return SYNOPSIS.matcher(line).matches() || matches(OPTIONS, line);
  }

  private static boolean matches(List<Pattern> known, String whole) {
    String line = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    return known.stream().anyMatch(pattern -> pattern.matcher(line).matches());
  }

  private static Pattern line(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }
}

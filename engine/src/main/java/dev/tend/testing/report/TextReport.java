package dev.tend.testing.report;

import dev.tend.definition.problem.Problems;
import dev.tend.testing.run.CaseResult;
import dev.tend.testing.run.FileResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Test results, for a terminal. */
public final class TextReport {
  private TextReport() {}

  /** The failures, one paragraph each, and a line that sums up. */
  public static List<String> lines(List<FileResult> files) {
    List<String> lines = new ArrayList<>();
    for (FileResult file : files) {
      lines.addAll(Problems.lines(file.problems(), "tend validate --output json"));
      for (CaseResult result : file.cases()) {
        if (!result.passed()) {
          lines.addAll(failure(result));
        }
      }
    }
    lines.add(summary(files));
    return lines;
  }

  private static List<String> failure(CaseResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("FAILED " + result.testCase().name() + " (" + result.testCase().at() + ")");
    lines.addAll(explanation(result));
    lines.add("");
    return lines;
  }

  /** Why a case failed: both timelines, and what aborted the run, if anything did. */
  public static List<String> explanation(CaseResult result) {
    List<String> lines = new ArrayList<>(SideBySide.lines(result.rows()));
    result.broken().ifPresent(reason -> lines.add("aborted: " + reason));
    return lines;
  }

  private static String summary(List<FileResult> files) {
    List<CaseResult> cases = files.stream().flatMap(file -> file.cases().stream()).toList();
    long failed = cases.stream().filter(result -> !result.passed()).count();
    long unreadable = files.stream().filter(file -> !file.readable()).count();
    Duration took = cases.stream().map(CaseResult::took).reduce(Duration.ZERO, Duration::plus);
    return count(cases.size(), "case")
        + " in "
        + count(files.size(), "file")
        + ": "
        + (cases.size() - failed)
        + " passed, "
        + failed
        + " failed"
        + (unreadable == 0 ? "" : ", " + count(unreadable, "file") + " not readable")
        + " ("
        + took.toMillis()
        + " ms)";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

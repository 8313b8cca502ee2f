package dev.tend.recovery.evidence;

import dev.tend.recovery.OperationLimits;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was changed last: the newest files of configuration, by name and time, and what changed in
 * Tend itself. Not what the files say, which may be secret.
 */
final class ConfigurationEvidence implements EvidencePart.Source {
  private static final int NEWEST = 40;
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 6;

  private final List<Path> directories;
  private final Supplier<List<String>> changes;

  private record Changed(Path file, Instant at) {}

  ConfigurationEvidence(List<Path> directories, Supplier<List<String>> changes) {
    this.directories = List.copyOf(directories);
    this.changes = changes;
  }

  @Override
  public void look(EvidenceRequest request, EvidenceSection section, OperationLimits limits)
      throws IOException {
    section.line("overrides, the newest first:");
    List<String> changed = changes.get();
    changed.stream().limit(NEWEST).forEach(line -> section.line("  " + line));
    section.line(changed.isEmpty() ? "  none" : "  " + changed.size() + " in all");
    Newest newest = new Newest(limits);
    for (Path directory : directories) {
      Files.walkFileTree(directory, Set.<FileVisitOption>of(), DEEPEST, newest);
    }
    section.line("files changed last below " + directories + ":");
    newest.files.stream()
        .sorted(Comparator.comparing(Changed::at).reversed())
        .forEach(one -> section.line("  " + one.at() + " " + one.file()));
    if (newest.cut) {
      section.missing("only " + newest.seen + " files were looked at");
    }
  }

  private static final class Newest extends SimpleFileVisitor<Path> {
    private final OperationLimits limits;
    private final PriorityQueue<Changed> files =
        new PriorityQueue<>(Comparator.comparing(Changed::at));
    private int seen;
    private boolean cut;

    Newest(OperationLimits limits) {
      this.limits = limits;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      seen++;
      cut = seen >= MOST_FILES || limits.deadline().remainingMillis() < 200;
      if (attributes.isRegularFile()) {
        files.add(new Changed(file, attributes.lastModifiedTime().toInstant()));
      }
      if (files.size() > NEWEST) {
        files.poll();
      }
      return cut ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}

package dev.tend.definition.yaml;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.check.CrossChecks;
import dev.tend.definition.check.ParsedSet;
import dev.tend.definition.check.ParsedSets;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.type.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads health sets. Whatever the text, the answer is a result with problems, never an exception.
 */
public final class HealthSetReader {
  private static final Pattern NAME =
      Pattern.compile("^healthSet:[ \\t]*[\"']?([A-Za-z0-9._-]+)", Pattern.MULTILINE);

  private final Types types;
  private final Parameters parameters;

  /** A reader that knows these types and gives parameters these values. */
  public HealthSetReader(Types types, Parameters parameters) {
    this.types = types;
    this.parameters = parameters;
  }

  /** One file as far as it could be read. */
  private record File(
      SourceText source, Optional<HealthSetBinder.Read> read, List<Problem> problems) {
    Optional<String> name() {
      return read.map(set -> set.draft().definition().name())
          .filter(name -> !name.equals(HealthSetBinder.NAMELESS))
          .or(() -> nameIn(source.text()));
    }

    private static Optional<String> nameIn(String text) {
      Matcher matcher = NAME.matcher(text);
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
  }

  /**
   * Reads one set on its own; what it says of other sets, and how its items fit, is not checked.
   */
  public ReadResult read(String file, String text) {
    File one = parse(new SourceText(file, text));
    boolean good = one.problems().stream().noneMatch(Problem::isError);
    return new ReadResult(
        one.read().filter(set -> good).map(set -> set.draft().definition()), one.problems());
  }

  /** Reads all sets and checks them, each and together. */
  public ReadResults readAll(List<SourceText> sources) {
    return readAll(sources, List.of());
  }

  /**
   * The same where some files could not even be opened: these problems are reported with the rest,
   * and nothing is called missing that may be in those files.
   */
  public ReadResults readAll(List<SourceText> sources, List<Problem> unopened) {
    List<File> files = uppermost(sources.stream().map(this::parse).toList());
    List<Problem> problems = new ArrayList<>(unopened);
    files.forEach(file -> problems.addAll(file.problems()));
    problems.addAll(CrossChecks.check(drafts(files, unopened.isEmpty())));
    if (unopened.isEmpty()) {
      problems.addAll(strayParameters(files));
    }
    problems.sort(Problem.BY_POSITION);
    Set<String> faulty = new HashSet<>();
    problems.stream().filter(Problem::isError).forEach(one -> faulty.add(one.at().file()));
    List<HealthSetDefinition> good = new ArrayList<>();
    Set<String> refused = new TreeSet<>();
    for (File file : files) {
      if (file.read().isPresent() && !faulty.contains(file.source().file())) {
        good.add(file.read().get().draft().definition());
      } else {
        file.name().ifPresent(refused::add);
      }
    }
    return new ReadResults(good, problems, refused);
  }

  private File parse(SourceText source) {
    Problems problems = new Problems(source.file());
    Optional<HealthSetBinder.Read> read =
        YamlTree.read(source.file(), source.text(), problems)
            .flatMap(new HealthSetBinder(types, parameters, problems)::read);
    return new File(source, read, problems.list());
  }

  /** Without the files whose set a higher layer replaces. */
  private static List<File> uppermost(List<File> files) {
    return files.stream()
        .filter(
            file ->
                files.stream()
                    .noneMatch(
                        other ->
                            other.source().layer() > file.source().layer()
                                && sameName(other, file)))
        .toList();
  }

  private static boolean sameName(File one, File other) {
    Optional<String> name = one.name();
    return name.isPresent() && other.name().filter(name.get()::equalsIgnoreCase).isPresent();
  }

  private static ParsedSets drafts(List<File> files, boolean allOpened) {
    List<ParsedSet> parseds = new ArrayList<>();
    Set<String> unreadable = new HashSet<>();
    boolean complete = allOpened;
    for (File file : files) {
      file.read().map(HealthSetBinder.Read::draft).ifPresent(parseds::add);
      if (file.read().isEmpty()) {
        file.name().ifPresent(unreadable::add);
      }
      complete &= file.name().isPresent();
    }
    return new ParsedSets(parseds, unreadable, complete);
  }

  /** Values for parameters that no set has; said only when every set could be read. */
  private List<Problem> strayParameters(List<File> files) {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (File file : files) {
      if (file.read().isEmpty()) {
        return List.of();
      }
      String set = file.name().orElse(HealthSetBinder.NAMELESS);
      file.read().get().parameters().forEach(name -> known.add(set + "." + name));
    }
    List<Problem> stray = new ArrayList<>();
    for (Map.Entry<String, Parameters.Value> given : parameters.byName().entrySet()) {
      if (!known.contains(given.getKey())) {
        stray.add(
            Problem.unknown(
                given.getValue().at(),
                "no health set has the parameter " + given.getKey(),
                given.getKey(),
                known));
      }
    }
    return stray;
  }
}

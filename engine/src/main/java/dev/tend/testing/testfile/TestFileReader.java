package dev.tend.testing.testfile;

import dev.tend.definition.HealthSetDefinition;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.problem.Problems;
import dev.tend.definition.value.SourcePosition;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.ReadContext;
import dev.tend.definition.yaml.ValueSchema;
import dev.tend.definition.yaml.YamlTree;
import dev.tend.override.merge.ServerContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads test files, strictly: everything that is wrong is reported at once. */
public final class TestFileReader {
  private TestFileReader() {}

  /**
   * Reads a text.
   *
   * @param file the file as the user named it
   * @param library where its health sets come from
   * @param problems where to report
   * @return what it holds; empty when something is wrong, which was reported
   */
  public static Optional<TestFile> read(
      String file, String text, Library library, Problems problems) {
    ReadContext context = ReadContext.literal("a test file", problems);
    return YamlTree.read(file, text, problems)
        .flatMap(root -> FileForm.of(ValueSchema.node(Map.of())).read(root, context))
        .flatMap(head -> read(file, head, library, problems));
  }

  private static Optional<TestFile> read(
      String file, FileForm.Head<Node> head, Library library, Problems problems) {
    List<HealthSetDefinition> sets;
    try {
      sets = library.load(head.healthSets(), head.parameters());
    } catch (ValueException unusable) {
      problems.add(
          Problem.error(SourcePosition.ofFile(file), String.valueOf(unusable.getMessage())));
      return Optional.empty();
    }
    ValueSchema<List<TestCase>> cases =
        ValueSchema.list(
            CaseForm.of(head.settings(), new TestValues(sets, library, head.parameters())));
    return cases
        .read(head.cases(), ReadContext.literal("cases", problems))
        .filter(read -> sound(file, read, problems))
        .map(read -> new TestFile(file, sets, circumstances(head), read));
  }

  private static boolean sound(String file, List<TestCase> cases, Problems problems) {
    if (cases.isEmpty()) {
      problems.add(Problem.error(SourcePosition.ofFile(file), "there is no case in it"));
      return false;
    }
    Set<String> names = new HashSet<>();
    boolean sound = true;
    for (TestCase one : cases) {
      if (!names.add(one.name())) {
        problems.add(Problem.error(one.at(), "two cases have the name " + one.name()));
        sound = false;
      }
    }
    return sound;
  }

  private static ServerContext circumstances(FileForm.Head<Node> head) {
    return new ServerContext(head.settings().server(), head.groups(), head.version());
  }
}

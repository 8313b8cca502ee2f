package dev.tend.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One parsed Java file: its tree as the compiler sees it, and where in the text each part stands.
 */
record SourceFile(String name, CompilationUnitTree tree, Trees trees) {

  /** Parses every Java file of every module: main, test and benchmarks. */
  static List<SourceFile> ofRepository() {
    Path root = repository();
    try (var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(root)) {
      List<Path> sources = paths.filter(path -> isSource(root.relativize(path))).sorted().toList();
      return parse(root, files.getJavaFileObjectsFromPaths(sources));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses the files; their names are given from {@code root} on. */
  static List<SourceFile> parse(Path root, Iterable<? extends JavaFileObject> files)
      throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
    Trees trees = Trees.instance(task);
    return StreamSupport.stream(task.parse().spliterator(), false)
        .map(tree -> new SourceFile(nameFrom(root, tree), tree, trees))
        .toList();
  }

  /** The package this file belongs to. */
  String packageName() {
    return String.valueOf(tree.getPackageName());
  }

  /** How many lines the file has. */
  long lines() {
    return lineAt(positions().getEndPosition(tree, tree));
  }

  /** The line a part of the file begins on. */
  long firstLine(Tree part) {
    return lineAt(positions().getStartPosition(tree, part));
  }

  /** The line a part of the file ends on. */
  long lastLine(Tree part) {
    return lineAt(positions().getEndPosition(tree, part));
  }

  /** The Javadoc of a declaration. */
  @Nullable String javadoc(Tree declaration) {
    return trees.getDocComment(TreePath.getPath(tree, declaration));
  }

  /** One line of a report, in the form that editors and terminals make a link of. */
  String offence(long line, String what) {
    return name + ":" + line + ": " + what;
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }

  private long lineAt(long position) {
    return tree.getLineMap().getLineNumber(position);
  }

  private static String nameFrom(Path root, CompilationUnitTree tree) {
    return root.relativize(Path.of(tree.getSourceFile().getName())).toString();
  }

  private static boolean isSource(Path path) {
    return path.toString()
        .matches("(healthsets|overrides|engine|samples)/(.*/)?src/\\w+/java/.*\\.java");
  }

  private static Path repository() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve("healthsets"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException(
            "not inside the repository: " + Path.of("").toAbsolutePath());
      }
    }
    return directory;
  }
}

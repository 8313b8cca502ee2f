package dev.tend.house;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Rules on the text of the sources. Each answers with its offenders, as {@code file:line: what}.
 */
final class SourceRules {
  static final int MAX_FILE_LINES = 400;
  static final int MAX_BODY_LINES = 50;
  static final int MAX_CONSTRUCTOR_PARAMETERS = 7;

  private SourceRules() {}

  static List<String> longFiles(SourceFile file) {
    return file.lines() <= MAX_FILE_LINES
        ? List.of()
        : List.of(file.offence(MAX_FILE_LINES + 1, "the file has " + file.lines() + " lines"));
  }

  static List<String> longMethods(SourceFile file) {
    List<String> offences = new ArrayList<>();
    forEachMethod(
        file,
        (owner, method) -> {
          BlockTree body = method.getBody();
          if (body != null) {
            long lines = file.lastLine(body) - file.firstLine(body) - 1;
            if (lines > MAX_BODY_LINES) {
              String name = owner.getSimpleName() + "." + method.getName();
              offences.add(file.offence(file.firstLine(method), name + " has " + lines + " lines"));
            }
          }
        });
    return offences;
  }

  /**
   * Records are exempt: their constructor repeats their components, which have names where they are
   * used.
   */
  static List<String> wideConstructors(SourceFile file) {
    List<String> offences = new ArrayList<>();
    forEachMethod(
        file,
        (owner, method) -> {
          int parameters = method.getParameters().size();
          if (method.getName().contentEquals("<init>")
              && owner.getKind() != Tree.Kind.RECORD
              && parameters > MAX_CONSTRUCTOR_PARAMETERS) {
            String what = "new " + owner.getSimpleName() + " takes " + parameters + " parameters";
            offences.add(file.offence(file.firstLine(method), what));
          }
        });
    return offences;
  }

  static List<String> publicTypesWithoutJavadoc(SourceFile file) {
    return file.tree().getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
        .filter(type -> file.javadoc(type) == null)
        .map(type -> file.offence(file.firstLine(type), type.getSimpleName() + " has no Javadoc"))
        .toList();
  }

  /** Speaks of all files at once: a package's tests share the description of its main sources. */
  static List<String> packagesNotNullMarked(Collection<SourceFile> files) {
    Set<String> marked =
        files.stream()
            .filter(SourceRules::marksItsPackage)
            .map(SourceFile::packageName)
            .collect(Collectors.toSet());
    Set<String> reported = new TreeSet<>();
    return files.stream()
        .filter(file -> !marked.contains(file.packageName()) && reported.add(file.packageName()))
        .map(file -> file.offence(1, file.packageName() + " has no package-info with @NullMarked"))
        .toList();
  }

  /**
   * Speaks of all files at once: a reader of one module must not have to ask which of two is meant.
   */
  static List<String> namesUsedTwice(Collection<SourceFile> files) {
    Map<String, String> seen = new HashMap<>();
    List<String> offences = new ArrayList<>();
    for (SourceFile file : files) {
      for (Tree type : file.tree().getTypeDecls()) {
        if (type instanceof ClassTree named) {
          String module = file.name().split("/", 2)[0];
          String first = seen.putIfAbsent(module + " " + named.getSimpleName(), file.name());
          if (first != null) {
            String what = named.getSimpleName() + " is also declared in " + first;
            offences.add(file.offence(file.firstLine(named), what));
          }
        }
      }
    }
    return offences;
  }

  private static boolean marksItsPackage(SourceFile file) {
    return file.name().endsWith("package-info.java")
        && file.tree().getPackageAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("NullMarked"));
  }

  private static void forEachMethod(SourceFile file, MethodCheck check) {
    for (Tree type : file.tree().getTypeDecls()) {
      new MethodScanner(check).scan(type, null);
    }
  }

  private interface MethodCheck {
    void look(ClassTree owner, MethodTree method);
  }

  /** Hands over each method with the class it stands in, anonymous classes included. */
  private static final class MethodScanner extends TreeScanner<Void, ClassTree> {
    private final MethodCheck check;

    MethodScanner(MethodCheck check) {
      this.check = check;
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree outer) {
      return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree owner) {
      check.look(owner, method);
      return super.visitMethod(method, owner);
    }
  }
}

package dev.tend.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/** A rule that nothing can break protects nothing: each finds the offender planted for it. */
class PlantedOffendersTest {

  @Test
  void a_long_file_is_found() throws IOException {
    assertThat(SourceRules.longFiles(file("\n".repeat(399) + "class A {}"))).isEmpty();
    assertThat(SourceRules.longFiles(file("\n".repeat(400) + "class A {}")))
        .containsExactly("A.java:401: the file has 401 lines");
  }

  @Test
  void a_long_method_is_found_in_an_inner_class_and_in_a_record() throws IOException {
    String fits = "void fits() {\n" + ";\n".repeat(50) + "}\n";
    String tooLong = "void f() {\n" + ";\n".repeat(51) + "}\n";
    assertThat(SourceRules.longMethods(file("class A {" + fits + "}"))).isEmpty();
    assertThat(SourceRules.longMethods(file("class A { class B {\n" + tooLong + "}}")))
        .containsExactly("A.java:2: B.f has 51 lines");
    assertThat(SourceRules.longMethods(file("record A(int i) { A {\n" + ";\n".repeat(51) + "}}")))
        .containsExactly("A.java:1: A.<init> has 51 lines");
  }

  @Test
  void a_wide_constructor_is_found_but_a_wide_record_is_not() throws IOException {
    String eight = "(int a, int b, int c, int d, int e, int f, int g, int h)";
    assertThat(SourceRules.wideConstructors(file("record A" + eight + "{ A {} }"))).isEmpty();
    assertThat(SourceRules.wideConstructors(file("class A { void f" + eight + "{} }"))).isEmpty();
    assertThat(SourceRules.wideConstructors(file("enum A { ; A" + eight + "{} }")))
        .containsExactly("A.java:1: new A takes 8 parameters");
  }

  @Test
  void a_public_type_without_Javadoc_is_found() throws IOException {
    assertThat(SourceRules.publicTypesWithoutJavadoc(file("/** Yes. */ public class A {}")))
        .isEmpty();
    assertThat(SourceRules.publicTypesWithoutJavadoc(file("class A {}"))).isEmpty();
    assertThat(SourceRules.publicTypesWithoutJavadoc(file("\n// No.\npublic record A() {}")))
        .containsExactly("A.java:3: A has no Javadoc");
  }

  @Test
  void a_package_without_a_mark_is_found_once() throws IOException {
    SourceFile code = file("package a;\nclass A {}");
    SourceFile marked = file("package-info", "@NullMarked package a;");
    SourceFile unmarked = file("package-info", "package a;");
    assertThat(SourceRules.packagesNotNullMarked(List.of(code, marked))).isEmpty();
    assertThat(SourceRules.packagesNotNullMarked(List.of(code, code, unmarked)))
        .containsExactly("A.java:1: a has no package-info with @NullMarked");
  }

  @Test
  void a_name_used_twice_in_a_module_is_found() throws IOException {
    SourceFile first = file("engine/src/main/java/a/A", "package a; class A {}");
    SourceFile second = file("engine/src/test/java/b/A", "package b;\nclass A { class B {} }");
    SourceFile elsewhere = file("samples/src/main/java/b/A", "package b; class A {}");
    SourceFile nested = file("engine/src/main/java/b/B", "package b; class B {}");
    assertThat(SourceRules.namesUsedTwice(List.of(first, elsewhere, nested))).isEmpty();
    assertThat(SourceRules.namesUsedTwice(List.of(first, second, nested)))
        .containsExactly(
            "engine/src/test/java/b/A.java:2: A is also declared in engine/src/main/java/a/A.java");
  }

  private static SourceFile file(String text) throws IOException {
    return file("A", text);
  }

  private static SourceFile file(String name, String text) throws IOException {
    URI uri = URI.create("memory:///" + name + ".java");
    var object =
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    return SourceFile.parse(Path.of("/"), List.of(object)).getFirst();
  }
}

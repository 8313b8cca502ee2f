package dev.tend.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sources of all modules obey {@link SourceRules}: main, test and benchmarks alike. */
class SourceRulesTest {
  private static List<SourceFile> sources = List.of();

  @BeforeAll
  static void parse() {
    sources = SourceFile.ofRepository();
    assertThat(sources).as("source files found").isNotEmpty();
  }

  @Test
  void no_file_is_long() {
    obey(SourceRules::longFiles, "what does not fit in a few screens holds more than one idea");
  }

  @Test
  void no_method_is_long() {
    obey(SourceRules::longMethods, "a method is read as a whole, and should be seen as a whole");
  }

  @Test
  void no_constructor_is_wide() {
    obey(SourceRules::wideConstructors, "nobody can tell the sixth argument from the seventh");
  }

  @Test
  void public_types_say_what_they_are() {
    obey(SourceRules::publicTypesWithoutJavadoc, "a name alone does not say what to rely on");
  }

  @Test
  void packages_are_null_marked() {
    assertThat(SourceRules.packagesNotNullMarked(sources))
        .as("null is checked only in packages that say so")
        .isEmpty();
  }

  @Test
  void a_simple_name_stands_for_one_type_of_a_module() {
    assertThat(SourceRules.namesUsedTwice(sources)).as("one word has one thing").isEmpty();
  }

  private static void obey(Function<SourceFile, Collection<String>> rule, String because) {
    assertThat(sources.stream().map(rule).flatMap(Collection::stream)).as(because).isEmpty();
  }
}

package dev.tend.cli.authoring;

import dev.tend.cli.output.ExitCode;
import dev.tend.definition.schema.HealthSetSchema;
import dev.tend.definition.type.Types;
import dev.tend.testing.testfile.TestSchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schemas. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema (draft-07) of health set files, for editors to complete and check"
            + " with.",
    mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--test", description = "The schema of *.test.yaml files instead.")
  private boolean test;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(test ? TestSchema.json() : HealthSetSchema.json(Types.builtIn()));
    out.flush();
    return ExitCode.DONE;
  }
}

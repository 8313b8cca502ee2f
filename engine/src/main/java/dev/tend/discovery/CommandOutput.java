package dev.tend.discovery;

import dev.tend.process.BrokenProgram;
import dev.tend.process.ProgramResult;
import dev.tend.process.ProgramRunner;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a program, without a shell, and takes each line that it prints as a target, or each text of
 * the JSON list that it prints. Blank lines are skipped. A program that finds nothing prints {@code
 * []}: no output at all counts as a failure, as does an exit code other than 0. So does exit code 0
 * of a program that says it failed: half a list would take away what watches the other half.
 */
final class CommandOutput implements TargetFinder {
  static final String TYPE = "command";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> find(List<String> arguments, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new DiscoveryException("a discovery by command needs a program");
    }
    String output = run(arguments, deadline, scope).strip();
    if (output.isEmpty()) {
      throw new DiscoveryException(
          arguments.getFirst() + " printed nothing; let it print [] when there are no targets");
    }
    return output.startsWith("[")
        ? json(arguments.getFirst(), output)
        : output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** What a program printed that ended with exit code 0. */
  static String run(List<String> argv, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    ProgramResult result = ProgramRunner.ask(argv, deadline, scope);
    if (scope.isAbandoned()) {
      throw new InterruptedException("the discovery was abandoned");
    }
    if (!result.succeeded()) {
      throw new DiscoveryException(result.said());
    }
    if (result.saysNothing() || BrokenProgram.answersNothing(result.output())) {
      throw new DiscoveryException("what was found may be incomplete: " + result.said());
    }
    if (result.truncated()) {
      throw new DiscoveryException(argv.getFirst() + " printed more than 64 KiB");
    }
    return result.output();
  }

  private static List<String> json(String program, String output) throws DiscoveryException {
    try {
      JsonNode list = JsonMapper.shared().readTree(output);
      if (list.isArray() && list.valueStream().allMatch(JsonNode::isString)) {
        return list.valueStream().map(JsonNode::stringValue).toList();
      }
    } catch (JacksonException garbled) {
      throw new DiscoveryException(
          program + " printed something that is not a JSON list: " + garbled.getOriginalMessage());
    }
    throw new DiscoveryException(program + " printed JSON that is not a list of texts");
  }
}

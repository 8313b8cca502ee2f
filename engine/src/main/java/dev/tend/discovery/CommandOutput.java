package dev.tend.discovery;

import dev.tend.process.Child;
import dev.tend.process.ChildResult;
import dev.tend.process.Command;
import dev.tend.process.ProgramUnavailableException;
import dev.tend.time.CancellationScope;
import dev.tend.time.Deadline;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a program, without a shell, and takes each line that it prints as a target, or each text of
 * the JSON list that it prints. Blank lines are passed over. A program that has nothing to say says
 * {@code []}: no output at all is taken for a fault, as is an exit code other than 0.
 */
final class CommandOutput implements TargetFinder {
  static final String TYPE = "command";
  private static final int MOST_SHOWN = 200;

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

  /** What a program printed before it ended well. */
  static String run(List<String> argv, Deadline deadline, CancellationScope scope)
      throws DiscoveryException, InterruptedException {
    try {
      ChildResult result = Child.run(Command.of(argv), deadline, scope);
      if (scope.isAbandoned()) {
        throw new InterruptedException("the discovery was abandoned");
      }
      if (result.killed()) {
        throw new DiscoveryException(argv.getFirst() + " was not done by the deadline");
      }
      if (!result.exitedWith(0)) {
        throw new DiscoveryException(
            argv.getFirst()
                + " ended with exit code "
                + result.exitCode().orElseThrow()
                + ": "
                + shown(result.errors()));
      }
      if (result.truncated()) {
        throw new DiscoveryException(argv.getFirst() + " printed more than 64 KiB");
      }
      return result.output();
    } catch (ProgramUnavailableException missing) {
      throw new DiscoveryException(String.valueOf(missing.getMessage()), missing);
    }
  }

  private static List<String> json(String program, String output) throws DiscoveryException {
    try {
      JsonNode list = JsonMapper.shared().readTree(output);
      if (list.isArray() && list.valueStream().allMatch(JsonNode::isString)) {
        return list.valueStream().map(JsonNode::stringValue).toList();
      }
    } catch (JacksonException garbled) {
      throw new DiscoveryException(
          program + " printed what is no JSON list: " + garbled.getOriginalMessage());
    }
    throw new DiscoveryException(program + " printed JSON that is no list of texts");
  }

  private static String shown(String errors) {
    String text = errors.strip().replaceAll("\\p{Cntrl}+", " ");
    return text.substring(0, Math.min(MOST_SHOWN, text.length()));
  }
}
